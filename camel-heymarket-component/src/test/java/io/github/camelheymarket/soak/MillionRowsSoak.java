package io.github.camelheymarket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A million rows bulk-upserted, the same million again, and a million contacts listed, by routes in a JVM with a heap of
 * 64 MB, against a sandbox in another JVM (which takes about 1 GB). Not part of the normal build:
 *
 * <pre>./mvnw -pl camel-heymarket-component -am -Psoak test</pre>
 *
 * {@code -Dsoak.rows=} sets another number of rows, {@code -Dsoak.profile=hostile} the sandbox's other face. Each step
 * prints its rows, seconds, requests, and the most that garbage collections left on the heap.
 */
class MillionRowsSoak {

    private static final int ROWS = Integer.getInteger("soak.rows", 1_000_000);
    private static final Profile PROFILE = Profile.named(System.getProperty("soak.profile", "kind"));

    private final LiveHeap heap = new LiveHeap();
    private final AtomicLong listed = new AtomicLong();
    private final AtomicLong resultsRead = new AtomicLong();
    private SandboxProcess sandbox;
    private CamelContext context;

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
    void aMillionRowsAreWrittenOnceAndFoundUnchangedAndListedInSixtyFourMegabytes() throws Exception {
        Exchange first = send("first load", "direct:load", rows());
        assertThat(first.getMessage().getBody(BulkResult.class).getCounts())
                .isEqualTo(Map.of(Outcome.CREATED, (long) ROWS));
        assertThat(resultsRead).hasValue(ROWS);

        resultsRead.set(0);
        Exchange again = send("unchanged", "direct:load", rows());
        assertThat(again.getMessage().getBody(BulkResult.class).getCounts())
                .isEqualTo(Map.of(Outcome.UNCHANGED, (long) ROWS));
        assertThat(resultsRead).hasValue(ROWS);

        Exchange list = send("list", "direct:list", null);
        assertThat(listed).hasValue(ROWS);
        assertThat(list.getMessage().getHeader(HeymarketConstants.RESULT_COMPLETE))
                .isEqualTo(true);
    }

    private RouteBuilder routes() {
        String account = "apiKey=RAW(" + sandbox.apiKey() + ")&baseUrl=" + sandbox.baseUrl() + "&requestsPerMinute=0";
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:load")
                        .to("heymarket:contacts/bulk-upsert?" + account)
                        .process(this::readResults);
                from("direct:list")
                        .to("heymarket:contacts/list?pageSize=1000&" + account)
                        .split(body())
                        .streaming()
                        .process(exchange -> {
                            assertThat(exchange.getMessage()
                                            .getBody(Contact.class)
                                            .getId())
                                    .isPositive();
                            listed.incrementAndGet();
                        });
            }

            private void readResults(Exchange exchange) {
                try (RowResults rows =
                        exchange.getMessage().getBody(BulkResult.class).rows()) {
                    while (rows.hasNext()) {
                        RowResult row = rows.next();
                        if (row.index() != resultsRead.getAndIncrement()) {
                            throw new IllegalStateException("row " + row.index() + " is out of order");
                        }
                    }
                }
            }
        };
    }

    private Exchange send(String step, String uri, Object body) throws Exception {
        heap.takePeakMegabytes();
        long requestsBefore = sandbox.requests();
        long start = System.nanoTime();
        Exchange done = context.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody(body));
        if (done.getException() != null) {
            throw done.getException();
        }
        System.out.printf(
                Locale.ROOT,
                "soak %s  %-10s  %,d rows  %,d s  %,d requests  %d MB of heap at most%n",
                PROFILE.name().toLowerCase(Locale.ROOT),
                step,
                ROWS,
                (System.nanoTime() - start) / 1_000_000_000,
                sandbox.requests() - requestsBefore,
                heap.takePeakMegabytes());
        return done;
    }

    private static Iterator<Map<String, String>> rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> Map.of(
                        "phone", String.format(Locale.ROOT, "1202%07d", 2_000_000 + i),
                        "first", "First" + i,
                        "last", "Last" + i % 1_000,
                        "email", "contact" + i + "@example.org"))
                .iterator();
    }
}
