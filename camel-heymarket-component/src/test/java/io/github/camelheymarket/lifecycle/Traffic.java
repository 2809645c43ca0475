package io.github.camelheymarket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Threads that send to the routes of a life until they are told to stop, and what became of each exchange. */
final class Traffic {

    private static final int MAX_SECONDS = 120;

    private final HeymarketSandbox sandbox;
    private final Life life;
    private final ProducerTemplate template;
    private final String prefix;
    private final String first;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicInteger places = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    /** The phones of rows that were said to be stored. */
    private final Queue<String> stored = new ConcurrentLinkedQueue<>();

    private final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    /** Who waits for a success of a route. */
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();

    /**
     * @param prefix the first digits of the phones
     * @param first the first name of everybody
     */
    Traffic(HeymarketSandbox sandbox, Life life, String prefix, String first) {
        this.sandbox = sandbox;
        this.life = life;
        this.prefix = prefix;
        this.first = first;
        this.template = life.context().createProducerTemplate();
    }

    Traffic start() {
        loop("one", () -> note(Life.ONE, row()));
        loop("another", () -> note(Life.ONE, row()));
        loop("bulk", () -> note(Life.BULK, rows(7)));
        loop("sync", () -> note(Life.SYNC, rows(4)));
        if (life.hasWebhook()) {
            loop("event", () -> sandbox.webhook().deliver(life.webhookUrl(), WebhookEvent.optOut("12025550199")));
        }
        return this;
    }

    private void loop(String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    while (going.get() && !isStopping()) {
                        try {
                            work.run();
                        } catch (RuntimeException | Error e) {
                            if (!isStopping()) {
                                surprises.add(e);
                            }
                        }
                    }
                },
                "traffic-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private boolean isStopping() {
        return life.isClosing();
    }

    private String phone() {
        return prefix + String.format(Locale.ROOT, "%04d", places.incrementAndGet() % 10_000);
    }

    private Map<String, String> row() {
        return Map.of("phone", phone(), "first", first);
    }

    private List<Map<String, String>> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> row()).toList();
    }

    /** Sends, and waits for the end, which comes in any case. */
    private void note(String uri, Object body) {
        CountDownLatch success = awaited.get(uri);
        Exchange exchange =
                template.send(uri + "?block=false", e -> e.getMessage().setBody(body));
        sent.incrementAndGet();
        if (exchange.getException() != null) {
            // Not as fast as possible, while a route is suspended.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            return;
        }
        if (exchange.getMessage().getBody() instanceof RowResult row
                && row.outcome().isSuccess()) {
            stored.add(((Map<?, ?>) body).get("phone").toString());
        } else if (exchange.getMessage().getBody() instanceof BulkResult result && result.getUnsuccessful() == 0) {
            ((List<?>) body)
                    .forEach(row -> stored.add(((Map<?, ?>) row).get("phone").toString()));
        } else {
            return;
        }
        if (success != null) {
            success.countDown();
        }
    }

    /** Waits until the sandbox has got so many requests more. */
    void awaitRequests(int count) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(count);
        Runnable remove = sandbox.onRequest(request -> seen.countDown());
        try {
            assertThat(seen.await(MAX_SECONDS, TimeUnit.SECONDS)).as("traffic").isTrue();
        } finally {
            remove.run();
        }
    }

    /** Waits until a row that is sent to a route from now on is said to be stored. */
    void awaitStored(String uri) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        awaited.put(uri, seen);
        assertThat(seen.await(MAX_SECONDS, TimeUnit.SECONDS))
                .as("stored by " + uri)
                .isTrue();
    }

    /** Ends it: every exchange that was sent has an end, and what was said to be stored is. */
    void assertAllEnded() throws InterruptedException {
        going.set(false);
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(MAX_SECONDS));
            assertThat(thread.isAlive())
                    .as(thread.getName() + " waits for an exchange")
                    .isFalse();
        }
        assertThat(surprises).isEmpty();
        assertThat(sent).hasPositiveValue();
        assertThat(stored)
                .allSatisfy(phone ->
                        assertThat(sandbox.findByPhone(phone)).get().hasFieldOrPropertyWithValue("first", first));
    }
}
