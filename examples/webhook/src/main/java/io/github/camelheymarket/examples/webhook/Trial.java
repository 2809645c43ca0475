package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** A sandbox delivers events about invented people; then the table is compared with what they did. */
final class Trial {

    private static final double NANOS_PER_MS = 1e6;
    private static final long SECOND = 1_000_000_000;

    private final Options options;
    private final Database database;
    private final Console console;

    Trial(Options options, Database database, Console console) {
        this.options = options;
        this.database = database;
        this.console = console;
    }

    /** @return the exit code */
    int run() throws Exception {
        try (HeymarketAccount account = HeymarketAccount.sandbox(options.profile)) {
            SandboxWebhook webhook = account.sandbox().orElseThrow().webhook();
            try (Receiver receiver = new Receiver(database, options.port, webhook.token())) {
                console.say("Webhook");
                console.say("  from      " + account);
                console.say("  to        " + receiver.url());
                console.say("  table     consent in a PostgreSQL that ends with this program");
                console.gap();
                return summary(deliver(webhook, receiver.url()));
            }
        }
    }

    /** The people are dealt out to the connections, so that the events of each person come one after the other. */
    private List<Deliveries> deliver(SandboxWebhook webhook, String url) throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(options.connections);
        try {
            List<Future<Deliveries>> running = new ArrayList<>();
            for (int first = 0; first < options.connections; first++) {
                int person = first;
                running.add(connections.submit(() ->
                        new Deliveries(webhook, url, database).about(person, options.people, options.connections)));
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

    private int summary(List<Deliveries> done) throws Exception {
        long[] nanos = done.stream().flatMapToLong(Deliveries::nanos).sorted().toArray();
        LongStream warm =
                done.stream().flatMapToLong(deliveries -> deliveries.nanos().skip(1));
        long events = done.stream().mapToLong(Deliveries::events).sum();
        long failed = done.stream().mapToLong(Deliveries::failed).sum();
        Map<String, Boolean> rows = database.optedOut();
        int missing = 0;
        int wrong = 0;
        for (int person = 0; person < options.people; person++) {
            Boolean optedOut = rows.get(InventedPeople.phone(person));
            if (optedOut == null) {
                missing++;
            } else if (optedOut != Deliveries.endsOptedOut(person)) {
                wrong++;
            }
        }
        count("events", events, "each delivered twice, some once more when they were old");
        count("failed", failed, "not answered with 200, or no row then");
        count("rows", rows.size(), rows.values().stream().filter(out -> out).count() + " opted out");
        count("missing", missing, "");
        count("wrong", wrong, "");
        if (nanos.length > 0) {
            console.say("  from delivery to row, in milliseconds");
            decimal("median", nanos[nanos.length / 2]);
            decimal("99 %", nanos[(int) (nanos.length * 0.99)]);
            decimal("worst", nanos[nanos.length - 1]);
            decimal("worst but", warm.max().orElse(0), "each connection's first");
        }
        count("over 1 s", LongStream.of(nanos).filter(time -> time > SECOND).count(), "");
        boolean right = failed == 0 && missing == 0 && wrong == 0 && rows.size() == options.people;
        return right ? Webhook.WELL : Webhook.FAILED;
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
