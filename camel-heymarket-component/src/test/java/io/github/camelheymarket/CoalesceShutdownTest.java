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
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stopping sends what waits; and when the time for that is over, no exchange is left without an end. */
class CoalesceShutdownTest {

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

    private void stick(Exchange exchange) throws InterruptedException {
        stuck.await();
    }

    private AsyncProducer producer(String uri) throws Exception {
        AsyncProducer producer = routes.context().getEndpoint(uri).createAsyncProducer();
        producer.start();
        return producer;
    }

    private Fault holdSearch() {
        return routes.sandbox().faults().add(Fault.holdBeforeApply().on("POST", "/v2/contacts/search"));
    }

    private Sent hold(AsyncProducer producer, Fault held, int place) throws InterruptedException {
        Sent first = send(producer, contact(place));
        assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
        return first;
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
    void whatHasNotEndedWhenPatienceEndsIsToldSo() throws Exception {
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        routes.context().getShutdownStrategy().setTimeout(1);
        AsyncProducer producer = producer(PATIENT + "&responseTimeout=2s");
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);
        Sent turnNotCome = send(producer, Map.of("phone", phone(0), "last", "Second"));

        routes.context().stop();

        HeymarketStoppedException notSent = turnNotCome.failure(HeymarketStoppedException.class);
        assertThat(notSent.getResult().getProblems().get(0).outcome()).isEqualTo(Outcome.FAILED);
        first.failure(HeymarketStoppedException.class);
        held.release();
        assertThat(routes.sandbox().contactCount()).isZero();
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
    void anExchangeThatCannotGoOnBeforeTheTimeIsOverEndsWithItsContactsOutcome() throws Exception {
        poolOfOne();
        List<Exchange> ended = new CopyOnWriteArrayList<>();
        CountDownLatch reached = new CountDownLatch(1);
        stuckRoute(URI, ended, reached);
        sendTo("seda:stuck", 0);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        sendTo("seda:stuck", 1);
        sendTo("seda:stuck", 2);
        // A second contact of a key has its turn after the first one's sender was told.
        for (int place : List.of(1, 2)) {
            await().until(() -> routes.sandbox().contactCount() == 3);
            assertThat(send(producer(URI), contact(place), true).row().outcome())
                    .isEqualTo(Outcome.UNCHANGED);
        }

        stopRoute("stuck", 1);

        await().until(() -> ended.size() == 2);
        assertThat(ended).allSatisfy(exchange -> {
            HeymarketStoppedException stopped = exchange.getException(HeymarketStoppedException.class);
            assertThat(stopped).hasMessageContaining("CREATED");
            assertThat(stopped.getResult().getCounts()).isEqualTo(Map.of(Outcome.CREATED, 1L));
        });
        stuck.countDown();
        await().until(() -> routes.context().getInflightRepository().size("stuck") == 0);
    }

    @Test
    void oneWhoseContactWaitsOrIsUnderWayWhenTheTimeIsOverIsToldWhichAndOtherRoutesKeepTheirs() throws Exception {
        List<Exchange> ended = new CopyOnWriteArrayList<>();
        stuckRoute(PATIENT + "&bulkSize=1", ended, new CountDownLatch(1));
        AsyncProducer elsewhere = producer(PATIENT + "&bulkSize=1");
        Fault held = routes.sandbox()
                .faults()
                .add(Fault.holdBeforeApply().on("POST", "/v2/contacts/search").times(4));
        for (int i = 0; i < 3; i++) {
            sendTo("seda:stuck", i);
        }
        Sent other = send(elsewhere, contact(3));
        await().until(() -> routes.context().getInflightRepository().size("stuck") == 3 && held.hits() == 4);
        sendTo("seda:stuck", 4);
        await().until(() -> routes.context().getInflightRepository().size("stuck") == 4);

        stopRoute("stuck", 1);

        await().until(() -> ended.size() == 4);
        assertThat(ended.stream()
                        .map(exchange -> exchange.getException(HeymarketStoppedException.class)
                                .getResult()
                                .getProblems()
                                .get(0)
                                .reasonCode()))
                .containsExactlyInAnyOrder("OUTCOME_UNKNOWN", "OUTCOME_UNKNOWN", "OUTCOME_UNKNOWN", "RUN_STOPPED");
        assertThat(other.done).isNotDone();
        held.release();
        assertThat(other.row().outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    void stoppingTheContextEndsWhatIsStuckOnceAndLeavesNoThread() throws Exception {
        poolOfOne();
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        routes.context().getShutdownStrategy().setTimeout(1);
        List<Exchange> ended = new CopyOnWriteArrayList<>();
        CountDownLatch reached = new CountDownLatch(1);
        stuckRoute(URI, ended, reached);
        sendTo("seda:stuck", 0);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        for (int i = 1; i < 30; i++) {
            sendTo("seda:stuck", i);
        }
        await().until(() -> routes.sandbox().contactCount() == 30);

        routes.context().stop();

        await().until(() -> ended.size() == 30);
        assertThat(ended).doesNotHaveDuplicates();
        assertThat(ended)
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNotNull())
                .filteredOn(exchange -> exchange.getException(HeymarketStoppedException.class) != null)
                .hasSizeGreaterThan(20);
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
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

    private void stuckRoute(String uri, List<Exchange> ended, CountDownLatch reached) {
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:stuck?pollTimeout=20")
                        .routeId("stuck")
                        .process(exchange -> exchange.getExchangeExtension()
                                .addOnCompletion(new org.apache.camel.support.SynchronizationAdapter() {
                                    @Override
                                    public void onDone(Exchange done) {
                                        ended.add(done);
                                    }
                                }))
                        .to(uri)
                        .process(exchange -> {
                            reached.countDown();
                            stick(exchange);
                        });
            }
        });
    }

    private void poolOfOne() {
        routes.context()
                .getExecutorServiceManager()
                .getDefaultThreadPoolProfile()
                .setPoolSize(1);
    }

    private boolean stopRoute(String id, int millis) {
        try {
            return routes.context().getRouteController().stopRoute(id, millis, TimeUnit.MILLISECONDS, false);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void sendTo(String uri, int place) {
        routes.send(uri, exchange -> exchange.getMessage().setBody(contact(place)));
    }
}
