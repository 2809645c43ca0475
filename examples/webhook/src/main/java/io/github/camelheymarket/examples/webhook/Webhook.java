package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.ExampleProgram;
import java.io.PrintStream;
import java.util.Map;

/** The program. Exit codes: 0 success, 1 failure, or a row is missing or wrong. */
public final class Webhook extends ExampleProgram<Options> {

    Webhook(Map<String, String> environment, PrintStream out, PrintStream err) {
        super(environment, out, err);
    }

    public static void main(String[] arguments) {
        System.exit(new Webhook(System.getenv(), System.out, System.err).run(arguments));
    }

    @Override
    protected Options options() {
        return new Options();
    }

    @Override
    protected int run(Options options) throws Exception {
        try (Database database = Database.open(options.database, environment)) {
            return options.real
                    ? new Service(options, database, environment, console).run()
                    : new Trial(options, database, console).run();
        }
    }
}
