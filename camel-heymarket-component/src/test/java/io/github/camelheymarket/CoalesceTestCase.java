package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exchanges handed over one by one to an endpoint that coalesces, some while a call is held up. */
abstract class CoalesceTestCase {

    static final String URI = "heymarket:contacts/bulk-upsert?coalesce=true";
    /** Nothing leaves by time: only by number, or because no call is under way. */
    static final String PATIENT = URI + "&coalesceDelay=1h";

    private static final PassingTime TIME = new PassingTime();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(sandbox -> sandbox.clock(TIME));

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET, TIME);

    /** An exchange on its way: what the producer said at once, and how it came back. */
    static final class Sent {
        final Exchange exchange;
        final CompletableFuture<Boolean> done = new CompletableFuture<>();
        volatile boolean doneSynchronously;
        volatile Thread thread;
        volatile Throwable exceptionWhenDone;

        Sent(Exchange exchange) {
            this.exchange = exchange;
        }

        void callback(boolean doneSync) {
            thread = Thread.currentThread();
            exceptionWhenDone = exchange.getException();
            done.complete(doneSync);
        }

        Sent join() {
            assertThat(done).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(doneSynchronously);
            return this;
        }

        RowResult row() {
            join();
            if (exchange.getException() != null) {
                throw new AssertionError("The exchange failed", exchange.getException());
            }
            return exchange.getMessage().getBody(RowResult.class);
        }

        <T extends Throwable> T failure(Class<T> type) {
            join();
            assertThat(exceptionWhenDone).isInstanceOf(type);
            return type.cast(exceptionWhenDone);
        }
    }

    AsyncProducer producer(String uri) throws Exception {
        AsyncProducer producer = routes.context().getEndpoint(uri).createAsyncProducer();
        producer.start();
        return producer;
    }

    static Sent send(AsyncProducer producer, Object body) {
        return send(producer, body, false);
    }

    static Sent send(AsyncProducer producer, Object body, boolean transacted) {
        Endpoint endpoint = producer.getEndpoint();
        Sent sent = new Sent(endpoint.createExchange());
        sent.exchange.getMessage().setBody(body);
        sent.exchange.getExchangeExtension().setTransacted(transacted);
        sent.doneSynchronously = producer.process(sent.exchange, sent::callback);
        return sent;
    }

    static List<Sent> send(AsyncProducer producer, List<?> bodies) {
        return bodies.stream().map(body -> send(producer, body)).toList();
    }

    static String phone(int place) {
        int area = place / 100;
        // No area code has a 9 in the middle, and none ends in 11.
        return String.format(Locale.ROOT, "1%d%d%d55501%02d", 2 + area / 72, area % 72 / 8, 2 + area % 8, place % 100);
    }

    static Map<String, Object> contact(int place) {
        return Map.of("phone", phone(place), "first", "First" + place);
    }

    /** One that only Heymarket knows to be bad. */
    static Map<String, Object> badContact(int place) {
        return Map.of("phone", phone(place), "first", "First" + place, "tags", 999);
    }

    static List<Map<String, Object>> contacts(int from, int to) {
        return IntStream.range(from, to).mapToObj(CoalesceTestCase::contact).toList();
    }

    Fault holdSearch() {
        return routes.sandbox().faults().add(Fault.holdBeforeApply().on("POST", "/v2/contacts/search"));
    }

    /** One contact whose call is held up. */
    Sent hold(AsyncProducer producer, Fault held, int place) throws InterruptedException {
        Sent first = send(producer, contact(place));
        assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
        return first;
    }

    static List<String> threads() {
        return NamedThreads.with("HeymarketC");
    }
}
