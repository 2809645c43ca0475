package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What one connection delivers: people opt out, every third opts in again, every ninth out once more. Each event comes
 * twice, and at the end the first one of those who went on comes late.
 */
final class Deliveries {

    private static final int OK = 200;
    private static final int OPTS_IN = 3;
    private static final int OPTS_OUT_AGAIN = 9;

    private final SandboxWebhook webhook;
    private final String url;
    private final Database database;
    private final List<Long> nanos = new ArrayList<>();
    private long events;
    private long failed;

    Deliveries(SandboxWebhook webhook, String url, Database database) {
        this.webhook = webhook;
        this.url = url;
        this.database = database;
    }

    /** Whether the last thing that this person did was to opt out. */
    static boolean endsOptedOut(int person) {
        return person % OPTS_IN != 0 || person % OPTS_OUT_AGAIN == 0;
    }

    /** Delivers all events about every {@code step}th person. */
    Deliveries about(int first, int people, int step) throws SQLException {
        for (int person = first; person < people; person += step) {
            String phone = InventedPeople.phone(person);
            Instant happened = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            WebhookEvent out = at(happened, WebhookEvent.optOut(phone));
            deliver(phone, out);
            if (person % OPTS_IN == 0) {
                WebhookEvent in = at(happened.plusMillis(1), WebhookEvent.optIn(phone));
                deliver(phone, in);
                WebhookEvent late = out;
                if (person % OPTS_OUT_AGAIN == 0) {
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

    /** The clock runs until another connection to the database has seen the row. */
    private void deliver(String phone, WebhookEvent event) throws SQLException {
        events++;
        String body = webhook.json(event);
        long start = System.nanoTime();
        int status = webhook.post(url, body);
        boolean stored = database.knows(phone, event.data().get("created").toString());
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

    /** From each delivery until its row was seen. */
    LongStream nanos() {
        return nanos.stream().mapToLong(Long::longValue);
    }

    long events() {
        return events;
    }

    /** Deliveries that were not answered with 200, or whose row was not there then. */
    long failed() {
        return failed;
    }
}
