package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R8.3: exchanges with one contact each share their calls, and each ends with its own contact's truth. */
class CoalesceTest {

    private static final String URI = "heymarket:contacts/bulk-upsert?coalesce=true";
    /** Nothing leaves by time: only by number, or because no call is under way. */
    private static final String PATIENT = URI + "&coalesceDelay=1h";

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

    private AsyncProducer producer(String uri) throws Exception {
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
        return IntStream.range(from, to).mapToObj(CoalesceTest::contact).toList();
    }

    private Fault holdSearch() {
        return routes.sandbox().faults().add(Fault.holdBeforeApply().on("POST", "/v2/contacts/search"));
    }

    /** One contact whose call is held up. */
    private Sent hold(AsyncProducer producer, Fault held, int place) throws InterruptedException {
        Sent first = send(producer, contact(place));
        assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
        return first;
    }

    @ParameterizedTest
    @EnumSource
    void eachExchangeEndsWithItsOwnContactAlsoWhereOthersAreBad(Profile profile) throws Exception {
        routes.sandbox(profile);
        AsyncProducer producer = producer(PATIENT);
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);
        List<Object> bodies = new ArrayList<>(contacts(1, 31));
        bodies.set(4, badContact(5));
        bodies.set(22, badContact(23));

        List<Sent> sent = send(producer, bodies);
        held.release();

        assertThat(first.row().outcome()).isEqualTo(Outcome.CREATED);
        for (int i = 0; i < bodies.size(); i++) {
            Sent one = sent.get(i);
            if (i == 4 || i == 22) {
                HeymarketPartialException failure = one.failure(HeymarketPartialException.class);
                assertThat(failure.getResult().getTotal()).isEqualTo(1);
                RowResult row = failure.getResult().getProblems().get(0);
                assertThat(row.index()).isZero();
                assertThat(row.key()).endsWith(phone(i + 1).substring(9));
                assertThat(row.outcome()).isEqualTo(Outcome.REJECTED);
                assertThat(one.exchange.getMessage().getBody()).isSameAs(bodies.get(i));
            } else {
                assertThat(one.row().outcome()).isEqualTo(Outcome.CREATED);
                assertThat(one.row().index()).isZero();
                assertThat(one.row().key()).endsWith(phone(i + 1).substring(9));
            }
        }
        assertThat(routes.sandbox().contactCount()).isEqualTo(29);
        if (profile == Profile.KIND) {
            assertThat(routes.requests(ApiEndpoint.BULK_UPSERT_V2)).hasSize(2);
        }
    }

    @Test
    void whatWaitsLeavesWhenItIsACallsWorth() throws Exception {
        AsyncProducer producer = producer(PATIENT + "&bulkSize=5");
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);

        List<Sent> sent = send(producer, contacts(1, 7));

        assertThat(sent.subList(0, 5))
                .allSatisfy(one -> assertThat(one.row().outcome()).isEqualTo(Outcome.CREATED));
        assertThat(first.done).isNotDone();
        assertThat(sent.get(5).done).isNotDone();
        held.release();
        assertThat(first.row().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(sent.get(5).row().outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    void whatWaitsLeavesAfterTheDelayThoughOthersAreUnderWay() throws Exception {
        AsyncProducer producer = producer(URI + "&coalesceDelay=5");
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);

        assertThat(send(producer, contact(1)).row().outcome()).isEqualTo(Outcome.CREATED);

        assertThat(first.done).isNotDone();
        held.release();
        first.row();
    }

    @ParameterizedTest
    @EnumSource
    void contactsOfOneKeyGoInTheirOrderAndEachSeesTheOneBefore(Profile profile) throws Exception {
        routes.sandbox(profile);
        AsyncProducer producer = producer(URI + "&coalesceDelay=0");
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sent.add(send(producer, Map.of("phone", phone(0), "first", "Name" + i / 2)));
            sent.add(send(producer, contact(100 + i)));
        }

        for (int i = 0; i < 12; i++) {
            Outcome expected = i == 0 ? Outcome.CREATED : i % 2 == 0 ? Outcome.UPDATED : Outcome.UNCHANGED;
            assertThat(sent.get(2 * i).row().outcome()).as("number " + i).isEqualTo(expected);
            assertThat(sent.get(2 * i + 1).row().outcome()).isEqualTo(Outcome.CREATED);
        }
        assertThat(routes.sandbox().findByPhone(phone(0)).orElseThrow().first()).isEqualTo("Name5");
        assertThat(routes.sandbox().contactCount()).isEqualTo(13);
    }

    @Test
    void aContactThatSharesTheSecondKeyWaitsItsTurnToo() throws Exception {
        AsyncProducer producer = producer(PATIENT + "&matchBy=phone,email");
        Fault held = holdSearch();
        Sent first = send(producer, Map.of("phone", phone(0), "email", "mara@example.org", "first", "Mara"));
        assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();

        Sent second = send(producer, Map.of("email", "MARA@example.org", "last", "Lindqvist"));
        held.release();

        assertThat(first.row().outcome()).isEqualTo(Outcome.CREATED);
        second.join();
        assertThat(routes.sandbox().contactCount()).isEqualTo(1);
        assertThat(routes.sandbox().findByPhone(phone(0)).orElseThrow().last()).isEqualTo("Lindqvist");
    }

    @Test
    void whenTheQueueIsFullTheCallerWaits() throws Exception {
        AsyncProducer producer = producer(PATIENT + "&coalesceMaxPending=2");
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);
        Sent second = send(producer, contact(1));
        CompletableFuture<Sent> third = new CompletableFuture<>();
        Thread caller = new Thread(() -> third.complete(send(producer, contact(2))));
        caller.start();

        await().until(() -> caller.getState() == Thread.State.WAITING);
        held.release();

        assertThat(third).succeedsWithin(Duration.ofSeconds(20));
        assertThat(List.of(first, second, third.join()))
                .allSatisfy(one -> assertThat(one.row().outcome()).isEqualTo(Outcome.CREATED));
        caller.join();
    }

    @Test
    void aCallerThatIsInterruptedWhileTheQueueIsFullSendsNothing() throws Exception {
        AsyncProducer producer = producer(PATIENT + "&coalesceMaxPending=1");
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);
        CompletableFuture<Sent> second = new CompletableFuture<>();
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        Thread caller = new Thread(() -> {
            Sent sent = send(producer, contact(1));
            interrupted.add(Thread.currentThread().isInterrupted());
            second.complete(sent);
        });
        caller.start();
        await().until(() -> caller.getState() == Thread.State.WAITING);

        caller.interrupt();

        assertThat(second).succeedsWithin(Duration.ofSeconds(20));
        second.join().failure(InterruptedException.class);
        assertThat(second.join().doneSynchronously).isTrue();
        assertThat(interrupted).containsExactly(true);
        held.release();
        first.row();
        caller.join();
        assertThat(routes.sandbox().contactCount()).isEqualTo(1);
    }

    @Test
    void aTransactedExchangeWaitsAndEndsInItsOwnThread() throws Exception {
        AsyncProducer producer = producer(URI);

        Sent good = send(producer, contact(0), true);
        Sent bad = send(producer, badContact(1), true);

        assertThat(good.doneSynchronously).isTrue();
        assertThat(good.thread).isSameAs(Thread.currentThread());
        assertThat(good.row().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(bad.doneSynchronously).isTrue();
        bad.failure(HeymarketPartialException.class);
    }

    @Test
    void aTransactedExchangeThatIsInterruptedBeforeItsCallIsNotSent() throws Exception {
        AsyncProducer producer = producer(PATIENT);
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);

        Sent second = interruptedWhileWaiting(producer, contact(1));

        second.failure(InterruptedException.class);
        held.release();
        first.row();
        assertThat(send(producer, contact(1)).row().outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    void aTransactedExchangeThatIsInterruptedWithinItsCallHasAnUnknownOutcome() throws Exception {
        AsyncProducer producer = producer(PATIENT);
        Fault held = holdSearch();

        Sent first = interruptedWhileWaiting(producer, contact(0), held);

        first.failure(HeymarketUnknownOutcomeException.class);
        held.release();
        await().until(() -> routes.sandbox().contactCount() == 1);
        assertThat(first.exchange.getMessage().getBody()).isEqualTo(contact(0));
    }

    private Sent interruptedWhileWaiting(AsyncProducer producer, Object body, Fault... reached) throws Exception {
        CompletableFuture<Sent> sent = new CompletableFuture<>();
        Thread caller = new Thread(() -> sent.complete(send(producer, body, true)));
        caller.start();
        for (Fault fault : reached) {
            assertThat(fault.awaitReached(Duration.ofSeconds(20))).isTrue();
        }
        await().until(() -> caller.getState() == Thread.State.WAITING);
        caller.interrupt();
        assertThat(sent).succeedsWithin(Duration.ofSeconds(20));
        caller.join();
        return sent.join();
    }

    @Test
    void anExchangeGoesOnInAThreadOfTheContextAndNotInOneThatMakesCalls() throws Exception {
        AsyncProducer producer = producer(URI);

        Sent sent = send(producer, contact(0)).join();

        assertThat(sent.doneSynchronously).isFalse();
        assertThat(sent.thread.getName()).contains("HeymarketCallback");
    }

    @Test
    void aBodyThatIsNotOneContactFailsItsOwnExchangeAtOnce() throws Exception {
        AsyncProducer producer = producer(URI);
        Map<String, Object> broken = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new IllegalStateException("broken");
            }
        };
        List<Object> bodies = new ArrayList<>(List.of(List.of(), contacts(0, 2), 7, "no JSON", broken));
        bodies.add(null);

        List<Sent> sent = send(producer, bodies);

        assertThat(sent).allSatisfy(one -> {
            assertThat(one.join().doneSynchronously).isTrue();
            assertThat(one.exceptionWhenDone).isNotNull();
        });
        assertThat(sent.get(1).failure(HeymarketValidationException.class).getReason())
                .isEqualTo("NOT_ONE_CONTACT");
        assertThat(routes.sandbox().requests()).isEmpty();
    }

    @Test
    void aContactThatCannotBeReadFailsNoneOfItsNeighbours() throws Exception {
        AsyncProducer producer = producer(PATIENT);
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);

        Sent unknownColumn = send(producer, Map.of("phone", phone(1), "Shoe size", "43"));
        Sent noKey = send(producer, Map.of("first", "Mara"));
        Sent good = send(producer, contact(2));
        held.release();

        unknownColumn.failure(HeymarketColumnsException.class);
        RowResult rejected = noKey.failure(HeymarketPartialException.class)
                .getResult()
                .getProblems()
                .get(0);
        assertThat(rejected.reasonCode()).isEqualTo("NO_KEY");
        assertThat(good.row().outcome()).isEqualTo(Outcome.CREATED);
        first.row();
    }

    @Test
    void aCallThatStopsReachesEachOfItsExchangesWithItsOwnRow() throws Exception {
        AsyncProducer producer = producer(PATIENT);
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);
        routes.sandbox().faults().add(Fault.status(401).always());

        List<Sent> sent = send(producer, contacts(1, 4));
        held.release();

        first.failure(HeymarketStoppedException.class);
        for (int i = 0; i < 3; i++) {
            HeymarketStoppedException stopped = sent.get(i).failure(HeymarketStoppedException.class);
            assertThat(stopped).hasCauseInstanceOf(HeymarketAuthenticationException.class);
            assertThat(stopped.getStatus()).isEqualTo(401);
            assertThat(stopped.getResult().getTotal()).isEqualTo(1);
            RowResult row = stopped.getResult().getProblems().get(0);
            assertThat(row.reasonCode()).isEqualTo("RUN_STOPPED");
            assertThat(row.key()).endsWith(phone(i + 1).substring(9));
        }
    }

    @Test
    void withoutFailOnPartialTheBodyBecomesTheResult() throws Exception {
        AsyncProducer producer = producer(URI + "&failOnPartial=false");

        Sent good = send(producer, contact(0));
        Sent bad = send(producer, badContact(1));

        assertThat(good.row().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(good.exchange.getMessage().getHeader(HeymarketConstants.RESULT_TOTAL))
                .isEqualTo(1L);
        assertThat(good.exchange.getMessage().getHeader(HeymarketConstants.RESULT_UNSUCCESSFUL))
                .isEqualTo(0L);
        assertThat(bad.row().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(bad.exchange.getMessage().getHeader(HeymarketConstants.RESULT_UNSUCCESSFUL))
                .isEqualTo(1L);
    }

    @Test
    void aContactThatDidNotEndWellGoesToRejectedUriAndAFailureThereIsItsOwn() throws Exception {
        List<Object> rejected = new CopyOnWriteArrayList<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rejected").process(exchange -> {
                    rejected.add(exchange.getMessage().getBody());
                    if (exchange.getMessage().getBody(Map.class).get("phone").equals(phone(2))) {
                        throw new IllegalStateException("full");
                    }
                });
            }
        });
        AsyncProducer producer = producer(PATIENT + "&rejectedUri=direct:rejected");
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);

        Sent bad = send(producer, badContact(1));
        Sent undeliverable = send(producer, badContact(2));
        Sent good = send(producer, contact(3));
        held.release();

        bad.failure(HeymarketPartialException.class);
        assertThat(undeliverable.join().exceptionWhenDone).hasRootCauseMessage("full");
        assertThat(good.row().outcome()).isEqualTo(Outcome.CREATED);
        first.row();
        assertThat(rejected).containsExactlyInAnyOrder(badContact(1), badContact(2));
    }

    static List<String> threads() {
        return NamedThreads.with("HeymarketC");
    }

    @Test
    void inHostileWeatherEveryContactIsStoredOnce() throws Exception {
        routes.sandbox(Profile.HOSTILE).set(Switch.BULK_MAX, 20);
        AsyncProducer producer = producer(URI);
        routes.sandbox()
                .faults()
                .add(Fault.resetAfterApply()
                        .on("POST", "/v2/contacts")
                        .when((method, path) -> method.equals("POST") && path.equals("/v2/contacts")));

        List<Sent> sent = send(producer, contacts(0, 60));

        assertThat(sent).allSatisfy(one -> assertThat(one.row().outcome()).isEqualTo(Outcome.CREATED));
        assertThat(routes.sandbox().contactCount()).isEqualTo(60);
    }

    @Test
    void otherOperationsDoNotKnowTheOptions() {
        assertThat(routes.startFailure("heymarket:contacts/create?coalesce=true"))
                .hasStackTraceContaining("contacts/create does not use the option 'coalesce'");
        assertThat(routes.startFailure("heymarket:contacts/bulk-delete?coalesceDelay=1s"))
                .hasStackTraceContaining("contacts/bulk-delete does not use the option 'coalesceDelay'");
    }

    @Test
    void onTheComponentTheOptionLeavesOtherOperationsAsTheyAre() {
        routes.configuration().setCoalesce(true);

        assertThat((List<?>) routes.ok("heymarket:contacts/search", phone(0)).getBody(List.class))
                .isEmpty();
        assertThat(routes.ok("heymarket:contacts/bulk-upsert", contact(0)).getBody())
                .isInstanceOf(RowResult.class);
    }
}
