package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What coalescing saves. */
class CoalesceLoadTest {

    private static final Logger LOG = LoggerFactory.getLogger(CoalesceLoadTest.class);
    private static final String URI =
            "heymarket:contacts/bulk-upsert?coalesce=true&requestsPerMinute=0&coalesceDelay=500";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(
            builder -> builder.profile(Profile.KIND).recordBodies(false));

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @Test
    void tenThousandExchangesOfSixteenThreadsCostAtMostTheCallsOfFullBulks() {
        int rows = 10_000;

        sendThroughSixteenThreads(rows, badOnesAtRandom(rows));

        long calls = routes.sandbox().requestCount();
        LOG.info("{} exchanges of 16 threads, 2 % bad: {} calls, {} rows a bulk call", rows, calls, perCall(rows));
        assertThat(calls).isLessThanOrEqualTo(240);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at random", "evenly spaced"})
    void whereAWholeCallIsRefusedSplittingCostsAtMostThirtyCallsAChunk(String bad) {
        int rows = 3_000;
        routes.sandbox().set(Switch.BULK_BAD_ROW, "REFUSE_WHOLE");

        sendThroughSixteenThreads(rows, bad.equals("at random") ? badOnesAtRandom(rows) : badOnesEvenlySpaced(rows));

        long calls = routes.sandbox().requestCount();
        int chunks = rows / 100;
        LOG.info(
                "{} exchanges of 16 threads, 2 % bad {}, whole calls refused: {} calls, about {} for splitting a chunk",
                rows, bad, calls, calls / chunks - 2);
        assertThat(calls).isLessThanOrEqualTo(chunks * 12 / 5 + 30 * chunks);
    }

    /** Each exchange ends with its own truth, and the state is exactly right. */
    private void sendThroughSixteenThreads(int rows, Set<Integer> bad) {
        routes.withoutOpenApiCheck();
        Set<Integer> created = ConcurrentHashMap.newKeySet();
        Set<Integer> rejected = ConcurrentHashMap.newKeySet();
        AtomicInteger other = new AtomicInteger();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:rows?concurrentConsumers=16&size=20000")
                        .routeId("rows")
                        .autoStartup(false)
                        .onException(HeymarketPartialException.class)
                        .handled(true)
                        .process(exchange -> rejected.add(place(exchange)))
                        .end()
                        .to(URI)
                        .process(exchange -> {
                            RowResult row = exchange.getMessage().getBody(RowResult.class);
                            if (row.outcome() == Outcome.CREATED) {
                                created.add(place(exchange));
                            } else {
                                other.incrementAndGet();
                            }
                        });
            }
        });
        for (int i = 0; i < rows; i++) {
            int place = i;
            routes.send("seda:rows", exchange -> {
                exchange.getMessage()
                        .setBody(
                                bad.contains(place)
                                        ? CoalesceTestCase.badContact(place)
                                        : CoalesceTestCase.contact(place));
                exchange.getMessage().setHeader("place", place);
            });
        }

        start();
        await().atMost(Duration.ofMinutes(3)).until(() -> created.size() + rejected.size() + other.get() == rows);

        assertThat(rejected).isEqualTo(bad);
        assertThat(created).hasSize(rows - rows / 50).doesNotContainAnyElementsOf(bad);
        assertThat(routes.sandbox().contactCount()).isEqualTo(created.size());
        assertThat(routes.sandbox().contacts().stream()
                        .map(SandboxContact::phone)
                        .collect(Collectors.toSet()))
                .isEqualTo(created.stream().map(CoalesceTestCase::phone).collect(Collectors.toSet()));
    }

    private void start() {
        try {
            routes.context().getRouteController().startRoute("rows");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int place(Exchange exchange) {
        return exchange.getMessage().getHeader("place", Integer.class);
    }

    /** Two in a hundred, at random places. */
    private static Set<Integer> badOnesAtRandom(int rows) {
        return new Random(7).ints(0, rows).distinct().limit(rows / 50).boxed().collect(Collectors.toSet());
    }

    private static Set<Integer> badOnesEvenlySpaced(int rows) {
        return IntStream.range(0, rows)
                .filter(place -> place % 50 == 25)
                .boxed()
                .collect(Collectors.toSet());
    }

    private long perCall(int rows) {
        return rows / routes.requests(ApiEndpoint.BULK_UPSERT_V2).size();
    }

    /** Callers that wait for the end, as those of a transacted route do: no more rows can ride together than callers. */
    @ParameterizedTest
    @ValueSource(ints = {1, 16, 100})
    void callersThatWaitShareTheirCalls(int callers) throws Exception {
        routes.withoutOpenApiCheck();
        HeymarketSandbox sandbox = routes.sandbox();
        int rows = callers * 20;
        AsyncProducer producer = routes.context().getEndpoint(URI).createAsyncProducer();
        producer.start();
        AtomicInteger next = new AtomicInteger();
        AtomicLong well = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<?>> all = new ArrayList<>();
            IntStream.range(0, callers)
                    .forEach(caller -> all.add(threads.submit(() -> {
                        for (int place = next.getAndIncrement(); place < rows; place = next.getAndIncrement()) {
                            Exchange exchange = producer.getEndpoint().createExchange();
                            exchange.getExchangeExtension().setTransacted(true);
                            exchange.getMessage().setBody(CoalesceTestCase.contact(place));
                            boolean inThisThread = producer.process(exchange, doneSync -> {});
                            if (inThisThread && exchange.getException() == null) {
                                well.incrementAndGet();
                            }
                        }
                    })));
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        LOG.info("{} callers that wait: {} rows a bulk call", callers, perCall(rows));
        assertThat(well).hasValue(rows);
        assertThat(sandbox.contactCount()).isEqualTo(rows);
        assertThat(perCall(rows)).isBetween(1L, (long) callers);
    }
}
