package io.github.camelheymarket;

import static io.github.camelheymarket.CoalesceTestCase.contact;
import static io.github.camelheymarket.CoalesceTestCase.phone;
import static io.github.camelheymarket.CoalesceTestCase.send;
import static io.github.camelheymarket.CoalesceTestCase.threads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.CoalesceTestCase.Sent;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** When the time of a shutdown is over, each exchange ends with the outcome of its contact, and no other route is affected. */
class CoalesceTimeoutTest extends CoalesceShutdownTestCase {

    private void stick(Exchange exchange) throws InterruptedException {
        stuck.await();
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
    void anExchangeThatCannotGoOnBeforeTheTimeIsOverEndsWithItsContactsOutcome() throws Exception {
        poolOfOne();
        List<Exchange> ended = new CopyOnWriteArrayList<>();
        CountDownLatch reached = new CountDownLatch(1);
        stuckRoute(URI, ended, reached);
        sendTo("seda:stuck", 0);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        sendTo("seda:stuck", 1);
        sendTo("seda:stuck", 2);
        // A second contact of a key is sent after the sender of the first has its result.
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
}
