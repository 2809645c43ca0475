package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.AsyncProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R8.3: exchanges with one contact each share their calls, and each ends with its own contact's truth. */
class CoalesceTest extends CoalesceTestCase {

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
