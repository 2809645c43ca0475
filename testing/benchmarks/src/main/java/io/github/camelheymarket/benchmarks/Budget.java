package io.github.camelheymarket.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How much of the limit of 500 requests a minute is used, on the wall clock, against a sandbox that counts. Both parts run at the
 * same time, for three minutes in which the processors have nothing to do; so only when asked for, or with the setting full.
 */
final class Budget implements Benchmarks.Section {

    private static final int LIMIT = 500;
    private static final int MINUTES = 3;
    private static final int THREADS = 8;
    private static final double LEAST = 0.99;

    /** @param rejected the answers with status 429 */
    private record Use(double share, long rejected) {}

    @Override
    public void measure(Benchmarks.Options options, Report report) throws Exception {
        CompletableFuture<Use> together = CompletableFuture.supplyAsync(() -> use(LIMIT / 2));
        Use alone = use(LIMIT);
        report.heading("Budget");
        report.text("The share of 500 requests a minute that is used in " + MINUTES + " minutes of the wall clock.");
        report.table("", "used", "answered 429");
        row(report, "one process", alone);
        row(report, "one process with `requestsPerMinute=250`, beside another client that sends 250", together.join());
    }

    private static void row(Report report, String what, Use use) {
        report.row(what, Report.number(use.share * 100) + " %", use.rejected);
        report.atMost("budget, " + what + ": share that is not used", 1 - LEAST, Math.max(0, 1 - use.share), null);
        report.atMost("budget, " + what + ": requests answered 429", 0, use.rejected, null);
    }

    /** @param own what the component may use; the rest is used by another client */
    private static Use use(int own) {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                        .profile(Profile.KIND)
                        .requestsPerMinute(LIMIT)
                        .maxRecorded(100)
                        .start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            HeymarketConfiguration configuration =
                    context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            configuration.setBaseUrl(sandbox.baseUrl());
            configuration.setApiKey(sandbox.apiKey());
            configuration.setRequestsPerMinute(own);
            context.disableJMX();
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            AtomicLong answered = new AtomicLong();
            long end = System.nanoTime() + MINUTES * 60_000_000_000L;
            List<Thread> threads = new java.util.ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(new Thread(() -> {
                    while (System.nanoTime() < end) {
                        template.requestBody("heymarket:contacts/count", (Object) null);
                        count(answered, end);
                    }
                }));
            }
            if (own < LIMIT) {
                threads.add(new Thread(() -> other(sandbox, LIMIT - own, answered, end)));
            }
            for (Thread each : threads) {
                each.setDaemon(true);
                each.start();
            }
            Thread.sleep(MINUTES * 60_000L);
            return new Use(answered.get() / (double) (LIMIT * MINUTES), sandbox.rateLimited());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void count(AtomicLong answered, long end) {
        if (System.nanoTime() < end) {
            answered.incrementAndGet();
        }
    }

    /** Sends evenly, and does not catch up after a delay. */
    private static void other(HeymarketSandbox sandbox, int aMinute, AtomicLong answered, long end) {
        HttpClient5Peer client = new HttpClient5Peer(sandbox.baseUrl(), "Bearer " + sandbox.apiKey());
        // A little less often, so that no minute has one more.
        long pause = 60_100_000_000L / aMinute;
        try {
            for (long next = System.nanoTime(); next < end; next = Math.max(next, System.nanoTime()) + pause) {
                long wait = Math.max(0, next - System.nanoTime());
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                client.call("POST", "/v1/contacts/count", JsonNodeFactory.instance.objectNode());
                count(answered, end);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
