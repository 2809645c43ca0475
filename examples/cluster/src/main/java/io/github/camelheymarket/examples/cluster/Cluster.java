package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.examples.common.ExampleProgram;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.PrintStream;
import java.util.Map;

/** The program. Exit codes: 0 success, 2 unexpected dead letters, 1 failure. */
public final class Cluster extends ExampleProgram<Options> {

    static final int DEAD_LETTERS = UNSUCCESSFUL;

    Cluster(Map<String, String> environment, PrintStream out, PrintStream err) {
        super(environment, out, err);
    }

    public static void main(String[] arguments) {
        System.exit(new Cluster(System.getenv(), System.out, System.err).run(arguments));
    }

    @Override
    protected Options options() {
        return new Options();
    }

    @Override
    protected int run(Options options) throws Exception {
        try (HeymarketAccount account = options.account.account(environment, options.requestsPerMinute)) {
            return new Job(options, account, console).run();
        }
    }
}
