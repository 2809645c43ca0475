package io.github.camelheymarket.examples.database;

import io.github.camelheymarket.examples.common.ExampleProgram;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.PrintStream;
import java.util.Map;

/** The program. Exit codes: 0 success, 2 unsuccessful rows, 1 failure, or the sandbox does not agree with the table. */
public final class DatabaseSync extends ExampleProgram<Options> {

    DatabaseSync(Map<String, String> environment, PrintStream out, PrintStream err) {
        super(environment, out, err);
    }

    public static void main(String[] arguments) {
        System.exit(new DatabaseSync(System.getenv(), System.out, System.err).run(arguments));
    }

    @Override
    protected Options options() {
        return new Options();
    }

    @Override
    protected int run(Options options) throws Exception {
        try (HeymarketAccount account = options.where.account(environment);
                Database database = Database.open(options.where.database(), environment)) {
            return new Job(options, database, account, console).run();
        }
    }
}
