package io.github.camelheymarket.examples.common.application;

import io.github.camelheymarket.examples.common.ExampleProgram;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The program. Exit codes: 0 success, 2 unsuccessful rows, 1 failure. */
public final class ApplicationRun extends ExampleProgram<Options> {

    private final Framework framework;
    private final Path jar;

    /**
     * @param example {@code spring-boot} or {@code quarkus}
     * @param jar the application
     * @param environment may have the credentials of the real API
     * @param out receives the result
     * @param err receives errors
     */
    public ApplicationRun(String example, Path jar, Map<String, String> environment, PrintStream out, PrintStream err) {
        super(environment, out, err);
        this.framework = Framework.of(example);
        this.jar = jar;
    }

    /** @param arguments the example, its jar, and the command line */
    public static void main(String[] arguments) {
        ApplicationRun run =
                new ApplicationRun(arguments[0], Path.of(arguments[1]), System.getenv(), System.out, System.err);
        System.exit(run.run(Arrays.copyOfRange(arguments, 2, arguments.length)));
    }

    @Override
    protected Options options() {
        return new Options();
    }

    @Override
    protected int run(Options options) throws Exception {
        try (HeymarketAccount account = options.account.account(environment, 0)) {
            return new Job(framework, jar, options, account, console).run();
        }
    }
}
