package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A sandbox delivers most events of invented people; then the table is compared with what the people did. */
final class Trial {

    private static final double NANOS_PER_MS = 1e6;
    private static final long SECOND = 1_000_000_000;

    private static final Duration CHANGES = Duration.ofMillis(200);
    private static final Duration AUDIT = Duration.ofSeconds(3);
    private static final Duration MAX_WAIT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Options options;
    private final People people;
    private final Database database;
    private final Console console;

    Trial(Options options, Database database, Console console) {
        this.options = options;
        this.people = new People(options.people);
        this.database = database;
        this.console = console;
        // Hundreds of events are missed on purpose, and counted.
        System.setProperty("org.slf4j.simpleLogger.log.consent", "error");
    }

    /** @return the exit code */
    int run() throws Exception {
        try (HeymarketAccount account = HeymarketAccount.sandbox(options.profile)) {
            HeymarketSandbox sandbox = account.sandbox().orElseThrow();
            people.seed(sandbox);
            String token = sandbox.webhook().token();
            boolean success;
            try (Receiver receiver = new Receiver(database, options.port, token).start()) {
                console.say("Webhook");
                console.say("  from      " + account);
                console.say("  to        " + receiver.url());
                console.say("  table     consent in a PostgreSQL that ends with this program");
                console.gap();
                success = summary(deliver(sandbox, receiver.url()));
            }
            console.gap();
            people.changeMinds(sandbox, true);
            try (Receiver receiver = new Receiver(database, options.port, token)
                    .reconciling(account.settings(), CHANGES, AUDIT)
                    .start()) {
                awaitTable(people::isOutHalfway);
                people.changeMinds(sandbox, false);
                awaitTable(people::isOut);
                success &= missed();
            }
            return success ? Webhook.SUCCESS : Webhook.FAILED;
        }
    }

    /** Waits until the table agrees, for a limited time. */
    private void awaitTable(IntPredicate isOut) throws Exception {
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        while (differences(people.all(), isOut) > 0 && System.nanoTime() < deadline) {
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
    }

    private boolean missed() throws Exception {
        console.say("  Then people changed their minds, without an event.");
        Map<String, Long> sources = database.rowsBySource();
        long changes = sources.getOrDefault("changes", 0L);
        long list = sources.getOrDefault("list", 0L);
        int wrong = differences(people.all(), people::isOut);
        count("missed", people.missed(), "changes without an event, half of them while no route was running");
        count("found", changes + list, changes + " by contacts/changes, " + list + " by contacts/list");
        count("differing", wrong, "rows that do not agree with what the people did");
        return wrong == 0 && changes + list == people.missed();
    }

    /** How many of the first people have a wrong row, or no row although they opted out. */
    private int differences(int count, IntPredicate isOut) throws Exception {
        Map<String, Boolean> rows = database.optedOut();
        return (int) IntStream.range(0, count)
                .filter(person -> rows.getOrDefault(InventedPeople.phone(person), false) != isOut.test(person))
                .count();
    }

    /** Each person's events are delivered by one connection, one after the other. */
    private List<Deliveries> deliver(HeymarketSandbox sandbox, String url) throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(options.connections);
        try {
            List<Future<Deliveries>> running = new ArrayList<>();
            for (int first = 0; first < options.connections; first++) {
                int person = first;
                running.add(connections.submit(() ->
                        new Deliveries(sandbox, url, database).about(person, options.people, options.connections)));
            }
            List<Deliveries> done = new ArrayList<>();
            for (Future<Deliveries> deliveries : running) {
                done.add(deliveries.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            connections.shutdownNow();
        }
    }

    private boolean summary(List<Deliveries> done) throws Exception {
        long[] nanos = done.stream().flatMapToLong(Deliveries::nanos).sorted().toArray();
        LongStream warm =
                done.stream().flatMapToLong(deliveries -> deliveries.nanos().skip(1));
        long events = done.stream().mapToLong(Deliveries::events).sum();
        long failed = done.stream().mapToLong(Deliveries::failed).sum();
        Map<String, Boolean> rows = database.optedOut();
        int missing = options.people - rows.size();
        int wrong = differences(options.people, people::isOutByEvents);
        count("events", events, "each delivered twice, some again later");
        count("failed", failed, "not answered with 200, or no row stored");
        count("rows", rows.size(), rows.values().stream().filter(out -> out).count() + " opted out");
        count("missing", missing, "");
        count("wrong", wrong, "");
        if (nanos.length > 0) {
            console.say("  from delivery to row, in milliseconds");
            decimal("median", nanos[nanos.length / 2]);
            decimal("99 %", nanos[(int) (nanos.length * 0.99)]);
            decimal("maximum", nanos[nanos.length - 1]);
            decimal("warm", warm.max().orElse(0), "maximum without the first of each connection");
        }
        count("over 1 s", LongStream.of(nanos).filter(time -> time > SECOND).count(), "");
        return failed == 0 && missing == 0 && wrong == 0;
    }

    private void count(String name, long value, String remark) {
        console.say(String.format(Locale.ROOT, "  %-10s%,10d  %s", name, value, remark)
                .stripTrailing());
    }

    private void decimal(String name, long nanos) {
        decimal(name, nanos, "");
    }

    private void decimal(String name, long nanos, String remark) {
        console.say(String.format(Locale.ROOT, "  %-10s%,10.1f  %s", name, nanos / NANOS_PER_MS, remark)
                .stripTrailing());
    }
}
