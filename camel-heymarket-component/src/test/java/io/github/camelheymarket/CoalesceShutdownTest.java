package io.github.camelheymarket;

import static io.github.camelheymarket.CoalesceTestCase.contact;
import static io.github.camelheymarket.CoalesceTestCase.contacts;
import static io.github.camelheymarket.CoalesceTestCase.phone;
import static io.github.camelheymarket.CoalesceTestCase.send;
import static io.github.camelheymarket.CoalesceTestCase.threads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.CoalesceTestCase.Sent;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Stopping sends what waits; and when the time for that is over, no exchange is left without an end. */
class CoalesceShutdownTest extends CoalesceShutdownTestCase {

    private void awaitUninterruptibly() {
        boolean released = false;
        while (!released) {
            try {
                stuck.await();
                released = true;
            } catch (InterruptedException e) {
                // As a route that does not care.
            }
        }
    }

    @Test
    void stoppingSendsWhatWaitsAndLeavesNoThread() throws Exception {
        AsyncProducer producer = producer(PATIENT);
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);
        List<Sent> sent = new ArrayList<>(send(producer, contacts(1, 4)));
        sent.add(send(producer, Map.of("phone", phone(1), "last", "Second")));

        Thread stopper = new Thread(() -> routes.context().stop());
        stopper.start();
        // The other three leave at once then, though a call is under way.
        assertThat(sent.subList(0, 3))
                .allSatisfy(one -> assertThat(one.row().outcome()).isEqualTo(Outcome.CREATED));
        held.release();
        stopper.join();

        assertThat(first.row().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(sent.get(3).row().outcome()).isEqualTo(Outcome.UPDATED);
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void aRouteThatIsStoppedSendsWhatWaitsAndLeavesOtherRoutesAlone() throws Exception {
        List<Object> ends = new CopyOnWriteArrayList<>();
        for (String id : List.of("stopped", "other")) {
            routes.add(new RouteBuilder() {
                @Override
                public void configure() {
                    from("seda:" + id + "?pollTimeout=20")
                            .routeId(id)
                            .to(PATIENT)
                            .process(exchange -> ends.add(exchange.getMessage()
                                    .getBody(RowResult.class)
                                    .outcome()));
                }
            });
        }
        Fault held = holdSearch();
        sendTo("seda:stopped", 0);
        assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
        sendTo("seda:stopped", 1);
        sendTo("seda:stopped", 2);
        await().until(() -> routes.context().getInflightRepository().size("stopped") == 3);

        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(() -> stopRoute("stopped", 60_000));
        // Those two would wait for an hour, as long as the first is under way.
        await().until(() -> ends.size() == 2);
        held.release();

        assertThat(stopped.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ends).hasSize(3).containsOnly(Outcome.CREATED);
        sendTo("seda:other", 3);
        await().until(() -> ends.size() == 4);
        routes.context().getRouteController().startRoute("stopped");
        sendTo("seda:stopped", 4);
        await().until(() -> ends.size() == 5);
    }

    @Test
    void aDynamicCallSendsWhatWaitsToo() throws Exception {
        List<Object> ends = new CopyOnWriteArrayList<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:dynamic?pollTimeout=20")
                        .toD(PATIENT + "&bulkSize=${header.size}")
                        .process(exchange -> ends.add(
                                exchange.getMessage().getBody(RowResult.class).outcome()));
            }
        });
        Fault held = holdSearch();
        for (int i = 0; i < 3; i++) {
            Object body = contact(i);
            routes.send("seda:dynamic", exchange -> {
                exchange.getMessage().setBody(body);
                exchange.getMessage().setHeader("size", 50);
            });
            assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
        }

        Thread stopper = new Thread(() -> routes.context().stop());
        stopper.start();
        await().until(() -> ends.size() == 2);
        held.release();
        stopper.join();

        assertThat(ends).hasSize(3).containsOnly(Outcome.CREATED);
    }

    @Test
    void anEndpointThatIsStoppedByItselfEndsWhatCannotGoOnToo() throws Exception {
        poolOfOne();
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        routes.context().getShutdownStrategy().setTimeout(1);
        AsyncProducer producer = producer(URI);
        List<Exchange> wentOn = new CopyOnWriteArrayList<>();
        List<Exchange> cutShort = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 6; i++) {
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody(contact(i));
            producer.process(exchange, doneSync -> {
                if (exchange.getException() == null) {
                    wentOn.add(exchange);
                    awaitUninterruptibly();
                } else {
                    cutShort.add(exchange);
                }
            });
        }
        await().until(() -> routes.sandbox().contactCount() == 6 && !wentOn.isEmpty());

        producer.getEndpoint().stop();

        await().until(() -> wentOn.size() + cutShort.size() == 6);
        assertThat(cutShort)
                .isNotEmpty()
                .allSatisfy(
                        exchange -> assertThat(exchange.getException()).isInstanceOf(HeymarketStoppedException.class));
    }

    @Test
    void whoComesAfterTheStopIsToldThatNothingWasSent() throws Exception {
        AsyncProducer producer = producer(URI);
        send(producer, contact(0)).row();
        producer.getEndpoint().stop();

        HeymarketStoppedException failure = send(producer, contact(1)).failure(HeymarketStoppedException.class);

        assertThat(failure.getResult().getProblems().get(0).reasonCode()).isEqualTo("RUN_STOPPED");
        assertThat(routes.sandbox().contactCount()).isEqualTo(1);
    }
}
