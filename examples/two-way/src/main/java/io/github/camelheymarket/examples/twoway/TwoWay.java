package io.github.camelheymarket.examples.twoway;

import io.github.camelheymarket.examples.common.Complaint;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The program. Exit codes: 0 success, 1 failure, or both sides do not agree. */
public final class TwoWay {

    static final int SUCCESS = 0;
    static final int FAILED = 1;

    /** Set by the start script: not every Java version can detect a terminal. */
    private static final String TERMINAL = "example.terminal";

    private static final long REAL_EVERY_MS = 30_000;
    private static final long REAL_FIRST_WRITE_MS = 30_000;

    private final Map<String, String> environment;
    private final Console console;

    /**
     * @param environment may have the credentials of the real API, and the user and password of the database
     * @param out receives the result
     * @param err receives errors
     */
    TwoWay(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.console = new Console(out, err, Boolean.getBoolean(TERMINAL));
    }

    public static void main(String[] arguments) {
        System.exit(new TwoWay(System.getenv(), System.out, System.err).run(arguments));
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

    /** Runs until its thread is interrupted or the JVM ends. */
    private int real(Options options, HeymarketAccount account, Database database) throws Exception {
        database.lock();
        console.say("Two way");
        console.say("  table     person of your PostgreSQL");
        console.say("  and       " + account);
        console.say("  conflict  " + options.conflict);
        Sync.Settings settings =
                new Sync.Settings(options.cursor, options.conflict, REAL_FIRST_WRITE_MS, REAL_EVERY_MS);
        CountDownLatch ended = new CountDownLatch(1);
        Thread program = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            program.interrupt();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
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
