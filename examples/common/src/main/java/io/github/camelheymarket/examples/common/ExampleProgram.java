package io.github.camelheymarket.examples.common;

import java.io.PrintStream;
import java.util.Map;

/**
 * The program of an example: reads the command line, runs, and says what failed. Exit codes: 0 success, 1 failure, and 2 where a part
 * failed.
 *
 * @param <O> the command line
 */
public abstract class ExampleProgram<O extends ExampleOptions> {

    public static final int SUCCESS = 0;
    public static final int FAILED = 1;
    public static final int UNSUCCESSFUL = 2;

    /** Set by the start script: not every Java version can detect a terminal. */
    private static final String TERMINAL = "example.terminal";

    /** May have the credentials of the real API, and of a database. */
    protected final Map<String, String> environment;

    protected final Console console;

    /**
     * @param out receives the result
     * @param err receives progress and errors
     */
    protected ExampleProgram(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.console = new Console(out, err, Boolean.getBoolean(TERMINAL));
    }

    /** Nothing of the command line yet, only default values. */
    protected abstract O options();

    /** @return the exit code */
    protected abstract int run(O options) throws Exception;

    /** @return the exit code */
    public final int run(String... arguments) {
        try {
            O options = ExampleOptions.parse(options(), arguments);
            if (options.isHelp()) {
                console.say(options.help());
                return SUCCESS;
            }
            return run(options);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            console.complain(complaint(e));
            return FAILED;
        }
    }

    /** What to say of a failure. */
    protected String complaint(Exception failure) {
        return failure instanceof InterruptedException
                ? "Failed: it was interrupted"
                : "Failed: " + Complaint.about(failure);
    }
}
