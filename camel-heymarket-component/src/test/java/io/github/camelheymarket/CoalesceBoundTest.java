package io.github.camelheymarket;

import static io.github.camelheymarket.CoalesceTestCase.contact;
import static io.github.camelheymarket.CoalesceTestCase.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However slow the routes behind, what waits is bounded; and that locks nobody out. */
class CoalesceBoundTest {

    private static final String URI = "heymarket:contacts/bulk-upsert?coalesce=true";
    /** Nothing leaves by time: only by number, or because no call is under way. */
    private static final String PATIENT = URI + "&coalesceDelay=1h";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private final CountDownLatch stuck = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        stuck.countDown();
    }

    private void stick(Exchange exchange) throws InterruptedException {
        stuck.await();
    }

    @Test
    void whereExchangesCannotGoOnThereIsNoRoomForMore() throws Exception {
        poolOfOne();
        List<Object> ends = new CopyOnWriteArrayList<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:in?concurrentConsumers=5&pollTimeout=20")
                        .to(URI + "&coalesceMaxPending=3")
                        .process(CoalesceBoundTest.this::stick)
                        .process(exchange -> ends.add(
                                exchange.getMessage().getBody(RowResult.class).outcome()));
            }
        });

        sendAll("seda:in", 8);

        // Three have ended, of whom one goes on and two wait for that; the consumers' threads wait with one more each.
        await().until(() -> routes.sandbox().contactCount() == 3 && waitingForAPermit() == 5);
        stuck.countDown();
        await().until(() -> ends.size() == 8);
        assertThat(ends).containsOnly(Outcome.CREATED);
        assertThat(routes.sandbox().contactCount()).isEqualTo(8);
    }

    /** A consumer of seda waits for messages with a time limit, and for a permit without one. */
    private static long waitingForAPermit() {
        return NamedThreads.count("seda://in", Thread.State.WAITING);
    }

    @Test
    void aRouteMayGoThroughCoalescedCallsOfTwoEndpointsAndBackWithOnePlaceInEach() {
        poolOfOne();
        List<Object> ends = new CopyOnWriteArrayList<>();
        String here = URI + "&coalesceMaxPending=1";
        String there = here + "&coalesceDelay=1";
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                for (String in : List.of("seda:a", "seda:b")) {
                    from(in + "?concurrentConsumers=4&pollTimeout=20")
                            .to(in.equals("seda:a") ? here : there)
                            .process(exchange -> lastName(exchange, "Second"))
                            .to(in.equals("seda:a") ? there : here)
                            .process(exchange -> lastName(exchange, "Third"))
                            .to(in.equals("seda:a") ? here : there)
                            .process(exchange -> ends.add(exchange.getMessage()
                                    .getBody(RowResult.class)
                                    .outcome()));
                }
            }
        });

        for (int i = 0; i < 40; i++) {
            sendOne(i % 2 == 0 ? "seda:a" : "seda:b", i);
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> ends.size() == 40);
        assertThat(ends).containsOnly(Outcome.UPDATED);
        assertThat(routes.sandbox().contacts())
                .hasSize(40)
                .allSatisfy(contact -> assertThat(contact.last()).isEqualTo("Third"));
    }

    private static void lastName(Exchange exchange, String last) {
        exchange.getMessage().setBody(Map.of("phone", exchange.getMessage().getHeader("phone"), "last", last));
    }

    @Test
    void aRouteMayGoOnIntoASecondCoalescedCallWithAPoolOfOne() throws Exception {
        poolOfOne();
        List<Object> ends = new CopyOnWriteArrayList<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:in?concurrentConsumers=4&pollTimeout=20")
                        .to(URI + "&coalesceMaxPending=3")
                        .process(exchange -> exchange.getMessage()
                                .setBody(Map.of("phone", exchange.getMessage().getHeader("phone"), "last", "Second")))
                        .to(URI + "&coalesceMaxPending=3")
                        .process(exchange -> ends.add(
                                exchange.getMessage().getBody(RowResult.class).outcome()));
            }
        });

        sendAll("seda:in", 40);

        await().atMost(Duration.ofSeconds(60)).until(() -> ends.size() == 40);
        assertThat(ends).containsOnly(Outcome.UPDATED);
        assertThat(routes.sandbox().contactCount()).isEqualTo(40);
    }

    @Test
    void aRouteThatBlocksForASecondCoalescedCallElsewhereGetsOutOfItWithAPoolOfOne() throws Exception {
        poolOfOne();
        List<Object> ends = new CopyOnWriteArrayList<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:in?concurrentConsumers=4&pollTimeout=20")
                        .to(URI)
                        .process(exchange -> exchange.getMessage()
                                .setBody(Map.of("phone", exchange.getMessage().getHeader("phone"), "last", "Second")))
                        .to("seda:next?waitForTaskToComplete=Always&timeout=0")
                        .process(exchange -> ends.add(
                                exchange.getMessage().getBody(RowResult.class).outcome()));
                from("seda:next?concurrentConsumers=4&pollTimeout=20").to(URI);
            }
        });

        sendAll("seda:in", 2);

        await().atMost(Duration.ofSeconds(60)).until(() -> ends.size() == 2);
        assertThat(ends).containsOnly(Outcome.UPDATED);
    }

    private void poolOfOne() {
        routes.context()
                .getExecutorServiceManager()
                .getDefaultThreadPoolProfile()
                .setPoolSize(1);
    }

    private void sendAll(String uri, int count) {
        for (int i = 0; i < count; i++) {
            sendOne(uri, i);
        }
    }

    private void sendOne(String uri, int place) {
        Map<String, Object> body = new LinkedHashMap<>(contact(place));
        routes.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader("phone", phone(place));
        });
    }
}
