package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.Complaint;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.PrintStream;
import java.util.Map;

/** The program. Exit codes: 0 success, 2 unexpected dead letters, 1 failure. */
public final class Queue {

    static final int SUCCESS = 0;
    static final int FAILED = 1;
    static final int DEAD_LETTERS = 2;

    /** Set by the start script: not every Java version can detect a terminal. */
    private static final String TERMINAL = "example.terminal";

    private final Map<String, String> environment;
    private final Console console;

    /**
     * @param environment may have the credentials of the real API
     * @param out receives the result
     * @param err receives progress and errors
     */
    Queue(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.console = new Console(out, err, Boolean.getBoolean(TERMINAL));
    }

    public static void main(String[] arguments) {
        System.exit(new Queue(System.getenv(), System.out, System.err).run(arguments));
    }

    /** @return the exit code */
    int run(String... arguments) {
        try {
            Options options = Options.parse(arguments);
            if (options.isHelp()) {
                console.say(options.help());
                return SUCCESS;
            }
            try (HeymarketAccount account = options.account.account(environment, 0)) {
                return new Job(options, account, console).run();
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
}
