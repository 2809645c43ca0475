package io.github.camelheymarket.examples.reminders;

import io.github.camelheymarket.examples.common.Complaint;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.PrintStream;
import java.util.Map;

/** The program. Exit codes: 0 success, 2 reminders that were rejected or may have been sent, 1 failure. */
public final class Reminders {

    static final int SUCCESS = 0;
    static final int FAILED = 1;
    static final int UNSUCCESSFUL = 2;

    /** Set by the start script: not every Java version can detect a terminal. */
    private static final String TERMINAL = "example.terminal";

    private final Map<String, String> environment;
    private final Console console;

    /**
     * @param environment may have the credentials of the real API, and the user and password of the database
     * @param out receives the result
     * @param err receives errors
     */
    Reminders(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.console = new Console(out, err, Boolean.getBoolean(TERMINAL));
    }

    public static void main(String[] arguments) {
        System.exit(new Reminders(System.getenv(), System.out, System.err).run(arguments));
    }

    /** @return the exit code */
    int run(String... arguments) {
        try {
            Options options = Options.parse(arguments);
            if (options.isHelp()) {
                console.say(options.help());
                return SUCCESS;
            }
            try (HeymarketAccount account = options.real
                            ? HeymarketAccount.api(null, environment)
                            : HeymarketAccount.sandbox(options.profile);
                    Database database = Database.open(options.database, environment)) {
                return options.real
                        ? real(options, account, database)
                        : new Trial(options, database, account, console).run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            console.complain("Failed: it was interrupted");
            return FAILED;
        } catch (Exception e) {
            console.complain("Failed: " + Complaint.about(e));
            return FAILED;
        }
    }

    private int real(Options options, HeymarketAccount account, Database database) throws Exception {
        console.say("Reminders");
        console.say("  from      table appointment of your PostgreSQL");
        console.say("  to        " + account);
        console.gap();
        new Pass(database, account.settings(), options.sending()).run();
        console.say("  " + database.states());
        return database.exitCode();
    }
}
