package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The deliveries of one connection: each event twice, and for a person who changed their mind the last event but one
 * again, late.
 */
final class Deliveries {

    private static final int OK = 200;

    private final HeymarketSandbox sandbox;
    private final SandboxWebhook webhook;
    private final String url;
    private final Database database;
    private final List<Long> nanos = new ArrayList<>();
    private long events;
    private long failed;

    Deliveries(HeymarketSandbox sandbox, String url, Database database) {
        this.sandbox = sandbox;
        this.webhook = sandbox.webhook();
        this.url = url;
        this.database = database;
    }

    /** Delivers all events of every {@code step}th person. */
    Deliveries about(int first, int people, int step) throws SQLException {
        for (int person = first; person < people; person += step) {
            String phone = InventedPeople.phone(person);
            Instant happened = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            WebhookEvent out = at(happened, WebhookEvent.optOut(phone));
            sandbox.optOut(phone);
            deliver(phone, out);
            if (People.optsIn(person)) {
                sandbox.optIn(phone);
                WebhookEvent in = at(happened.plusMillis(1), WebhookEvent.optIn(phone));
                deliver(phone, in);
                WebhookEvent late = out;
                if (People.optsOutAgain(person)) {
                    sandbox.optOut(phone);
                    deliver(phone, at(happened.plusMillis(2), WebhookEvent.optOut(phone)));
                    late = in;
                }
                repeat(webhook.json(late));
            }
        }
        return this;
    }

    private static WebhookEvent at(Instant happened, WebhookEvent event) {
        return event.with("created", happened.toString());
    }

    /** Measures the time until another database connection reads the row. */
    private void deliver(String phone, WebhookEvent event) throws SQLException {
        events++;
        String body = webhook.json(event);
        long start = System.nanoTime();
        int status = webhook.post(url, body);
        boolean stored = database.hasEvent(phone, event.data().get("created").toString());
        if (status == OK && stored) {
            nanos.add(System.nanoTime() - start);
        } else {
            failed++;
        }
        repeat(body);
    }

    private void repeat(String body) {
        if (webhook.post(url, body) != OK) {
            failed++;
        }
    }

    /** The time from each delivery to its row. */
    LongStream nanos() {
        return nanos.stream().mapToLong(Long::longValue);
    }

    long events() {
        return events;
    }

    /** Deliveries that were not answered with 200, or that stored no row. */
    long failed() {
        return failed;
    }
}
