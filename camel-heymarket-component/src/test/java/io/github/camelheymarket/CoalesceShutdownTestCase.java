package io.github.camelheymarket;

import static io.github.camelheymarket.CoalesceTestCase.contact;
import static io.github.camelheymarket.CoalesceTestCase.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.CoalesceTestCase.Sent;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coalesced exchanges while a route or its context stops. */
abstract class CoalesceShutdownTestCase {

    static final String URI = "heymarket:contacts/bulk-upsert?coalesce=true";

    /** Nothing leaves by time: only by number, or because no call is under way. */
    static final String PATIENT = URI + "&coalesceDelay=1h";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    final CountDownLatch stuck = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        stuck.countDown();
    }

    AsyncProducer producer(String uri) throws Exception {
        AsyncProducer producer = routes.context().getEndpoint(uri).createAsyncProducer();
        producer.start();
        return producer;
    }

    Fault holdSearch() {
        return routes.sandbox().faults().add(Fault.holdBeforeApply().on("POST", "/v2/contacts/search"));
    }

    Sent hold(AsyncProducer producer, Fault held, int place) throws InterruptedException {
        Sent first = send(producer, contact(place));
        assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
        return first;
    }

    void poolOfOne() {
        routes.context()
                .getExecutorServiceManager()
                .getDefaultThreadPoolProfile()
                .setPoolSize(1);
    }

    boolean stopRoute(String id, int millis) {
        try {
            return routes.context().getRouteController().stopRoute(id, millis, TimeUnit.MILLISECONDS, false);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void sendTo(String uri, int place) {
        routes.send(uri, exchange -> exchange.getMessage().setBody(contact(place)));
    }
}
