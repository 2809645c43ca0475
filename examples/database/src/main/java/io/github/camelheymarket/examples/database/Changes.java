package io.github.camelheymarket.examples.database;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.Interruption;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/** The route that writes changes in Heymarket to the table {@code contact}. */
final class Changes {

    private static final String ROUTE = "changes";
    private static final String WRITES = "SELECT coalesce(sum(writes), 0) FROM contact";
    private static final long MAX_WAIT_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long POLL_INTERVAL_MS = 20;

    private final CamelContext context;
    private final Database database;
    private final Console console;

    Changes(CamelContext context, Database database, Console console) {
        this.context = context;
        this.database = database;
        this.console = console;
    }

    /** Starts the route, stops it when the expected number of changes was written in all, and reports the number. */
    void follow(String name, long expected) throws Exception {
        long start = System.nanoTime();
        context.getRouteController().startRoute(ROUTE);
        while (database.count(WRITES) < expected && System.nanoTime() - start < MAX_WAIT_NANOS) {
            Thread.sleep(POLL_INTERVAL_MS);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        context.getRouteController().stopRoute(ROUTE);
        console.say(String.format(
                Locale.ROOT, "  %-10s %,9d changes written in all, %.1f s", name, database.count(WRITES), seconds));
    }

    /** How many rows are in only one of the two tables. */
    int differences() throws SQLException {
        return (int) database.count("SELECT count(*) FROM customer FULL JOIN contact USING (phone, first, last) "
                + "WHERE contact.id IS NULL OR customer.ctid IS NULL");
    }

    /** Runs until its thread is interrupted or the JVM ends. */
    void untilStopped() throws Exception {
        CountDownLatch ended = Interruption.ofThisThread();
        try {
            context.getRouteController().startRoute(ROUTE);
            console.say("Changes are written to the table contact. Ctrl-C ends the program.");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            context.getRouteController().stopRoute(ROUTE);
            console.say("Stopped.");
        } finally {
            ended.countDown();
        }
    }
}
