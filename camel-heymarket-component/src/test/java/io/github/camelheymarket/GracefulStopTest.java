package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bulk job that runs while its route stops: it may end within the shutdown timeout, and reports what it knows after it. */
@Timeout(120)
class GracefulStopTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static List<Map<String, String>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.of("phone", String.valueOf(12025550100L + i)))
                .toList();
    }

    private static boolean isWrite(String method, String path) {
        return method.equals("POST") && path.equals("/v2/contacts");
    }

    /** Whether Camel waits for exchanges to end, which it does in a thread of its own. */
    private static boolean camelWaits() {
        return NamedThreads.count("ShutdownTask", Thread.State.TIMED_WAITING) > 0;
    }

    /** Runs a job that stays at its first write. */
    private CompletableFuture<Exchange> startHeldJob(Fault held) throws Exception {
        routes.sandbox().faults().add(held);
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:load").routeId("load").to("heymarket:contacts/bulk-upsert?bulkSize=5&maxRetries=0");
            }
        });
        CompletableFuture<Exchange> job = routes.context()
                .createProducerTemplate()
                .asyncSend("direct:load", exchange -> exchange.getMessage().setBody(rows(20)));
        assertThat(held.awaitReached(Duration.ofSeconds(30))).isTrue();
        return job;
    }

    @Test
    void aRouteThatStopsLetsTheWholeJobEnd() throws Exception {
        Fault held = Fault.holdBeforeApply().when(GracefulStopTest::isWrite);
        CompletableFuture<Exchange> job = startHeldJob(held);

        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            try {
                routes.context().getRouteController().stopRoute("load");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(GracefulStopTest::camelWaits);
        assertThat(stop).isNotDone();
        held.release();

        BulkResult result = job.join().getMessage().getBody(BulkResult.class);
        stop.join();
        assertThat(result.getTotal()).isEqualTo(20);
        assertThat(routes.sandbox().contactCount()).isEqualTo(20);
        assertThat(routes.context().getRouteController().getRouteStatus("load")).isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void aContextThatStopsLetsTheWholeJobEnd() throws Exception {
        Fault held = Fault.holdBeforeApply().when(GracefulStopTest::isWrite);
        CompletableFuture<Exchange> job = startHeldJob(held);

        CompletableFuture<Void> stop =
                CompletableFuture.runAsync(() -> routes.context().stop());
        await().until(GracefulStopTest::camelWaits);
        held.release();

        Exchange exchange = job.join();
        stop.join();
        assertThat(exchange.getException()).isNull();
        assertThat(routes.sandbox().contactCount()).isEqualTo(20);
    }

    @Test
    void afterTheTimeoutTheJobStopsAndShowsWhatBecameOfEachRow() throws Exception {
        routes.context().getShutdownStrategy().setTimeout(1);
        routes.context().getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        Fault held = Fault.holdAfterApply().when(GracefulStopTest::isWrite);
        CompletableFuture<Exchange> job = startHeldJob(held);

        routes.context().stop();
        held.release();

        Exchange exchange = job.join();
        assertThat(exchange.getException()).isInstanceOf(HeymarketStoppedException.class);
        BulkResult result = ((HeymarketStoppedException) exchange.getException()).getResult();
        // A closed client ends the job at once: the rows behind the call under way are not read any more.
        assertThat(result.getTotal()).isEqualTo(5);
        assertThat(result.getProblems())
                .extracting(RowResult::outcome)
                .hasSize(5)
                .containsOnly(Outcome.UNKNOWN);
        assertThat(exchange.getException()).hasMessageContaining("5 rows were read");
        assertThat(routes.sandbox().contactCount()).isEqualTo(5);
    }

    @Test
    void aProducerThatIsStoppedSaysSo() throws Exception {
        Endpoint endpoint = routes.context().getEndpoint("heymarket:contacts/count");
        Producer producer = endpoint.createProducer();
        producer.start();
        producer.stop();

        assertThatThrownBy(() -> producer.process(endpoint.createExchange()))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("heymarket:contacts/count is stopped.");
    }
}
