package io.github.camelheymarket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A million exchanges with a contact each, through {@code seda:} and a coalesced bulk upsert, in a JVM with a heap of 64 MB,
 * against a sandbox in another JVM. Run and set like {@link MillionRowsSoak}; {@code -Dsoak.slow=true} lets every
 * exchange hold up its thread behind the call, a while longer than calls take.
 */
class MillionExchangesSoak {

    private static final int ROWS = Integer.getInteger("soak.rows", 1_000_000);
    private static final Profile PROFILE = Profile.named(System.getProperty("soak.profile", "kind"));
    private static final boolean SLOW = Boolean.getBoolean("soak.slow");

    private final LiveHeap heap = new LiveHeap();
    private final AtomicLong created = new AtomicLong();
    private final CountDownLatch done = new CountDownLatch(ROWS);
    private SandboxProcess sandbox;
    private DefaultCamelContext context;

    @BeforeEach
    void start() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory())
                .as("the heap, by the profile soak")
                .isLessThanOrEqualTo(64L << 20);
        sandbox = new SandboxProcess(PROFILE);
        context = new DefaultCamelContext();
        context.addRoutes(routes());
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        sandbox.close();
    }

    @Test
    void aMillionExchangesShareTheirCallsInSixtyFourMegabytes() throws Exception {
        long start = System.nanoTime();
        long liveHalfway = 0;
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (int i = 0; i < ROWS; i++) {
                if (i == ROWS / 2) {
                    liveHalfway = LiveHeap.liveMegabytes();
                }
                template.sendBody("seda:contacts?size=1000&blockWhenFull=true", contact(i));
            }
        }
        assertThat(done.await(30, TimeUnit.MINUTES)).isTrue();

        long requests = sandbox.requests();
        System.out.printf(
                Locale.ROOT,
                "soak %s  %-10s  %,d rows  %,d s  %,d requests  %d MB of heap at most, %d MB of it live halfway%n",
                PROFILE.name().toLowerCase(Locale.ROOT),
                SLOW ? "slow route" : "coalesced",
                ROWS,
                (System.nanoTime() - start) / 1_000_000_000,
                requests,
                heap.takePeakMegabytes(),
                liveHalfway);
        assertThat(created).hasValue(ROWS);
        // A search and a write for each hundred, and a fifth on top for calls that left before they were full. Behind a
        // slow
        // route nothing gathers: what comes in finds no call under way.
        if (!SLOW && PROFILE == Profile.KIND) {
            if (!SLOW && PROFILE == Profile.KIND) {
                // A search and a write for each hundred, and a fifth on top for calls that left before they were full.
                // Behind a
                // slow route nothing gathers: what comes in mostly finds no call under way.
                assertThat(requests).isLessThanOrEqualTo(ROWS / 100 * 12 / 5);
            }
        }
    }

    private RouteBuilder routes() {
        String account = "apiKey=RAW(" + sandbox.apiKey() + ")&baseUrl=" + sandbox.baseUrl() + "&requestsPerMinute=0";
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:contacts?size=1000&concurrentConsumers=16")
                        .onCompletion()
                        .process(exchange -> done.countDown())
                        .end()
                        .to("heymarket:contacts/bulk-upsert?coalesce=true&" + account)
                        .process(this::take);
            }

            private void take(Exchange exchange) throws InterruptedException {
                if (exchange.getMessage().getBody(RowResult.class).outcome() == Outcome.CREATED) {
                    created.incrementAndGet();
                }
                if (SLOW) {
                    Thread.sleep(10);
                }
            }
        };
    }

    private static Map<String, String> contact(int i) {
        return Map.of(
                "phone", String.format(Locale.ROOT, "1202%07d", 2_000_000 + i),
                "first", "First" + i,
                "last", "Last" + i % 1_000,
                "email", "contact" + i + "@example.org");
    }
}
