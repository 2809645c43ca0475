package io.github.camelheymarket.examples.reminders;

import io.github.camelheymarket.examples.common.ExampleProgram;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.PrintStream;
import java.util.Map;

/** The program. Exit codes: 0 success, 2 reminders that were rejected or may have been sent, 1 failure. */
public final class Reminders extends ExampleProgram<Options> {

    Reminders(Map<String, String> environment, PrintStream out, PrintStream err) {
        super(environment, out, err);
    }

    public static void main(String[] arguments) {
        System.exit(new Reminders(System.getenv(), System.out, System.err).run(arguments));
    }

    @Override
    protected Options options() {
        return new Options();
    }

    @Override
    protected int run(Options options) throws Exception {
        try (HeymarketAccount account = options.where.account(environment);
                Database database = Database.open(options.where.database(), environment)) {
            return options.where.isReal()
                    ? real(options, account, database)
                    : new Trial(options, database, account, console).run();
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
