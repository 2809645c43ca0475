package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncProducer;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each exchange of a shared call ends with what became of its own contact. */
class CoalesceOutcomeTest extends CoalesceTestCase {

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
}
