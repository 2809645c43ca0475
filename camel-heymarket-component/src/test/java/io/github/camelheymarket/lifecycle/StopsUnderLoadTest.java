package io.github.camelheymarket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts of a context stop and start again while it works. */
class StopsUnderLoadTest extends LifeTestCase {

    private Life life;

    @BeforeEach
    void start() {
        life = new Life(sandbox, folder).withoutWebhook().start();
    }

    @AfterEach
    void nothingIsLeft() {
        life.close();
        assertNothingLeft(life);
    }

    private void assertDelivers(String phone) {
        assertDelivers(sandbox.seed(Seed.phone(phone)).id());
    }

    private void assertDelivers(long id) {
        await().atMost(PATIENCE).until(() -> life.changed.contains(id));
    }

    @Test
    void aContextThatIsStartedAgainWorksAgain() throws Exception {
        assertDelivers("13035550101");
        Traffic before = new Traffic(sandbox, life, "1202555", "Mara").start();
        before.awaitRequests(40);
        life.close();
        before.assertAllEnded();
        life.changed.clear();

        life.startAgain();

        assertDelivers("13035550102");
        Traffic after = new Traffic(sandbox, life, "1303555", "Noor").start();
        after.awaitRequests(40);
        life.close();
        after.assertAllEnded();
        assertThat(life.changed)
                .doesNotContain(sandbox.findByPhone("13035550101").orElseThrow().id());
    }

    /** A direct route takes exchanges as long as others are in progress, so that a context is suspended without traffic. */
    @Test
    void aContextThatIsResumedDeliversWhatChangedMeanwhile() throws Exception {
        Traffic before = new Traffic(sandbox, life, "1202555", "Mara").start();
        before.awaitRequests(40);
        before.assertAllEnded();
        life.context().suspend();
        long id = sandbox.seed(Seed.phone("13035550101")).id();

        life.context().resume();

        Traffic after = new Traffic(sandbox, life, "1303555", "Noor").start();
        after.awaitRequests(40);
        await().atMost(PATIENCE).until(() -> life.changed.contains(id));
        life.close();
        after.assertAllEnded();
    }

    /** Adds a contact, and lets the other routes work for a while. */
    private long addMeanwhile(Traffic traffic, String phone) throws InterruptedException {
        long id = sandbox.seed(Seed.phone(phone)).id();
        traffic.awaitRequests(5);
        return id;
    }

    @Test
    void routesThatAreSuspendedAndResumedUnderLoadLoseNothing() throws Exception {
        Traffic traffic = new Traffic(sandbox, life, "1202555", "Mara").start();
        RouteController routes = life.context().getRouteController();
        traffic.awaitRequests(10);

        routes.suspendRoute("changes");
        long first = addMeanwhile(traffic, "13035550101");
        routes.resumeRoute("changes");
        assertDelivers(first);
        routes.stopRoute("changes");
        long second = addMeanwhile(traffic, "13035550102");
        routes.startRoute("changes");
        assertDelivers(second);
        // A direct route takes exchanges as long as others are in progress, so that these stops reach their timeout.
        routes.stopRoute("one", 1, TimeUnit.SECONDS, false);
        addMeanwhile(traffic, "13035550103");
        routes.startRoute("one");
        traffic.awaitStored(Life.ONE);
        routes.stopRoute("bulk", 1, TimeUnit.SECONDS, false);
        addMeanwhile(traffic, "13035550104");
        routes.startRoute("bulk");
        traffic.awaitStored(Life.BULK);

        life.close();
        traffic.assertAllEnded();
    }

    /** The calls that are on their way are completed, and no later one opens anything that nobody closes. */
    @Test
    void anEndpointThatStopsInTheMiddleOfASharedCallCompletesEveryExchange() throws Exception {
        Fault held = sandbox.faults()
                .add(Fault.holdBeforeApply()
                        .when((method, path) -> method.equals("POST") && path.equals("/v2/contacts")));
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        ProducerTemplate template = life.context().createProducerTemplate();
        for (int i = 10; i < 40; i++) {
            Map<String, String> row = Map.of("phone", "120255501" + i);
            sent.add(template.asyncSend(
                    Life.ONE, exchange -> exchange.getMessage().setBody(row)));
        }
        assertThat(held.awaitReached(PATIENCE)).isTrue();
        Endpoint endpoint = life.context().getEndpoints().stream()
                .filter(candidate -> candidate.getEndpointUri().contains("coalesce=true"))
                .findFirst()
                .orElseThrow();

        endpoint.stop();
        held.release();

        for (int i = 0; i < sent.size(); i++) {
            Exchange exchange = sent.get(i).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(exchange.getException() == null)
                    .as("stored if it was said to be")
                    .isEqualTo(sandbox.findByPhone("120255501" + (i + 10)).isPresent());
        }
        Exchange late =
                template.send(Life.ONE, exchange -> exchange.getMessage().setBody(Map.of("phone", "12025550199")));
        assertThat(late.getException()).isInstanceOf(HeymarketException.class).hasMessageContaining("stopped");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(life.remains().all()).noneMatch(left -> left.contains("HeymarketC")));
    }
}
