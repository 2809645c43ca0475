package io.github.camelheymarket.examples.twoway;

import io.github.camelheymarket.examples.common.ExampleProgram;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.Interruption;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The program. Exit codes: 0 success, 1 failure, or both sides do not agree. */
public final class TwoWay extends ExampleProgram<Options> {

    private static final long REAL_EVERY_MS = 30_000;
    private static final long REAL_FIRST_WRITE_MS = 30_000;

    TwoWay(Map<String, String> environment, PrintStream out, PrintStream err) {
        super(environment, out, err);
    }

    public static void main(String[] arguments) {
        System.exit(new TwoWay(System.getenv(), System.out, System.err).run(arguments));
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

    /** Runs until its thread is interrupted or the JVM ends. */
    private int real(Options options, HeymarketAccount account, Database database) throws Exception {
        database.lock();
        console.say("Two way");
        console.say("  table     person of your PostgreSQL");
        console.say("  and       " + account);
        console.say("  conflict  " + options.conflict);
        Sync.Settings settings =
                new Sync.Settings(options.cursor, options.conflict, REAL_FIRST_WRITE_MS, REAL_EVERY_MS);
        CountDownLatch ended = Interruption.ofThisThread();
        try (Sync sync = new Sync(database, account.settings(), settings).start()) {
            console.say("Ctrl-C ends the program.");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            console.say("Stopped.");
        } finally {
            ended.countDown();
        }
        return SUCCESS;
    }
}
