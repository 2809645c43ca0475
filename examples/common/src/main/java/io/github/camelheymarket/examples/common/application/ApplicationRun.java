package io.github.camelheymarket.examples.common.application;

import io.github.camelheymarket.examples.common.Complaint;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The program. Exit codes: 0 success, 2 unsuccessful rows, 1 failure. */
public final class ApplicationRun {

    public static final int SUCCESS = 0;
    public static final int FAILED = 1;
    public static final int UNSUCCESSFUL = 2;

    /** Set by the start script: not every Java version can detect a terminal. */
    private static final String TERMINAL = "example.terminal";

    private final Framework framework;
    private final Path jar;
    private final Map<String, String> environment;
    private final Console console;

    /**
     * @param example {@code spring-boot} or {@code quarkus}
     * @param jar the application
     * @param environment may have the credentials of the real API
     * @param out receives the result
     * @param err receives errors
     */
    public ApplicationRun(String example, Path jar, Map<String, String> environment, PrintStream out, PrintStream err) {
        this.framework = Framework.of(example);
        this.jar = jar;
        this.environment = environment;
        this.console = new Console(out, err, Boolean.getBoolean(TERMINAL));
    }

    /** @param arguments the example, its jar, and the command line */
    public static void main(String[] arguments) {
        ApplicationRun run =
                new ApplicationRun(arguments[0], Path.of(arguments[1]), System.getenv(), System.out, System.err);
        System.exit(run.run(Arrays.copyOfRange(arguments, 2, arguments.length)));
    }

    /** @return the exit code */
    public int run(String... arguments) {
        try {
            Options options = Options.parse(arguments);
            if (options.isHelp()) {
                console.say(options.help());
                return SUCCESS;
            }
            try (HeymarketAccount account = options.account.account(environment, 0)) {
                return new Job(framework, jar, options, account, console).run();
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
