package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.BULK;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.PendingWrite;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R4.4: writes wait until they fill a call, or the oldest is old enough. */
class WriteQueueTest {

    private static final StoredContact SEVEN = stored("{\"id\":7,\"phone\":\"12025550100\"}");

    private RunCalls run = new RunCalls(settings -> settings.bulkSize(2)).storeBulk();

    private void settings(UnaryOperator<BulkSettingsBuilder> change) {
        run.close();
        run = new RunCalls(change).storeBulk();
    }

    @AfterEach
    void close() {
        run.close();
    }

    private PendingWrite add(int place) {
        PendingWrite write = create(group(row(place, BulkFixture.phone(place), null)));
        return add(write);
    }

    private PendingWrite add(PendingWrite write) {
        run.open(write.group());
        run.queue.add(write);
        return write;
    }

    private static String key(int place) {
        return "phone:" + BulkFixture.phone(place);
    }

    @Test
    void aWriteWaitsUntilACallIsFull() {
        add(0);
        run.queue.sendFull();
        assertThat(run.requests).isEmpty();
        assertThat(run.parts.told).isEmpty();
        add(1);
        add(2);
        run.queue.sendFull();
        assertThat(run.calls()).containsExactly(BULK);
        assertThat(run.requests.get(0).body().get("contacts")).hasSize(2);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.CREATED, Outcome.CREATED);
    }

    @Test
    void allWritesAreSentAtTheEndInCallsThatAreNotTooLarge() {
        List.of(0, 1, 2, 3, 4).forEach(this::add);
        run.queue.flush();
        assertThat(run.requests)
                .extracting(request -> request.body().get("contacts").size())
                .containsExactly(2, 2, 1);
        assertThat(run.parts.outcomes()).hasSize(5).containsOnly(Outcome.CREATED);
    }

    @Test
    void theCallsOfACreateAreAnnounced() {
        add(0);
        run.queue.flush();
        assertThat(run.creating).containsExactly(List.of(Set.of(key(0))));
    }

    @Test
    void writesOfDifferentEndpointsGoInCallsOfTheirOwn() {
        run.answer("POST /v1/batch/contacts", "\"ok\"");
        add(0);
        add(create(group(row(1, BulkFixture.phone(1), null)))
                .by(WriteEndpoint.RAW_V1, SEVEN.contact().json()));
        run.queue.sendFull();
        assertThat(run.requests).isEmpty();
        run.queue.flush();
        assertThat(run.calls()).containsExactlyInAnyOrder(BULK, "POST /v1/batch/contacts");
    }

    @Test
    void aWriteThatWaitsIsKnownByItsKeysAndTheIdsOfItsContact() {
        add(0);
        add(update(group(row(1, BulkFixture.phone(1), null)), SEVEN));
        assertThat(run.queue.touches(List.of("x", key(0)))).isTrue();
        assertThat(run.queue.touches(List.of(key(1)))).isTrue();
        assertThat(run.queue.touches(List.of("id:7"))).isTrue();
        assertThat(run.queue.touches(List.of("id:8", key(2)))).isFalse();
        assertThat(run.queue.groups()).hasSize(2);
    }

    @Test
    void aWriteThatWasSentWaitsNoLonger() {
        List.of(0, 1, 2).forEach(this::add);
        run.queue.sendFull();
        assertThat(run.queue.touches(List.of(key(0), key(1)))).isFalse();
        assertThat(run.queue.touches(List.of(key(2)))).isTrue();
        assertThat(run.queue.groups()).hasSize(1);
    }

    @Test
    void aWriteLeavesWhenItIsOldEnoughHoweverManyWaitWithIt() {
        run.queue.flushIfOld();
        run.waits.add(Duration.ofSeconds(60));
        add(0);
        run.waits.add(Duration.ofMillis(4_999));
        add(1);
        run.queue.flushIfOld();
        assertThat(run.requests).isEmpty();
        run.waits.add(Duration.ofMillis(1));
        run.queue.flushIfOld();
        assertThat(run.parts.outcomes()).hasSize(2);
        run.queue.flushIfOld();
        assertThat(run.requests).hasSize(1);
    }

    @Test
    void theAgeOfTheOldestIsThatOfTheFirstOneAfterACall() {
        add(0);
        run.queue.flush();
        run.waits.add(Duration.ofSeconds(60));
        add(1);
        run.queue.flushIfOld();
        assertThat(run.requests).hasSize(1);
    }

    @Test
    void aDryRunSendsNothingAndTellsWhatWouldBe() {
        settings(settings -> settings.dryRun(true));
        add(0);
        add(update(group(row(1, BulkFixture.phone(1), null)), SEVEN));
        PendingWrite change = update(group(row(2, BulkFixture.phone(2), null)), SEVEN);
        run.open(change.group());
        run.queue.changePhone(change);
        run.queue.flush();
        assertThat(run.requests).isEmpty();
        assertThat(run.parts.outcomes()).containsExactly(Outcome.CREATED, Outcome.UPDATED, Outcome.UPDATED);
        assertThat(run.parts.told.get(1).contactId()).isEqualTo(7);
        assertThat(run.parts.told.get(2).contactId()).isEqualTo(7);
    }

    @Test
    void aChangeOfAPhoneIsSentAtOnce() {
        run.answer("PUT /v1/contact/7", "{\"id\":7}");
        PendingWrite change = update(group(row(0, BulkFixture.phone(0), null)), SEVEN);
        run.open(change.group());
        run.queue.changePhone(change);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UPDATED);
    }

    @Test
    void betweenTwoCallsTheRunMayStop() {
        List.of(0, 1, 2, 3).forEach(this::add);
        run.stopReason = "too many rows failed";
        assertThatThrownBy(run.queue::flush)
                .isInstanceOf(JobAbortedException.class)
                .hasMessage("too many rows failed");
        assertThat(run.requests).hasSize(1);
        assertThat(run.parts.outcomes()).hasSize(2);
    }

    @Test
    void threeCallsInARowWithoutAnAnswerStopTheRun() {
        run.answer(RunCalls.SEARCH, "[]").answer(RunCalls.NEWEST, "[]").fail(BULK, RunCalls.lost());
        add(0);
        run.queue.flush();
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNKNOWN);
        add(1);
        assertThatThrownBy(run.queue::flush).isInstanceOf(JobAbortedException.class);
        assertThat(run.calls().stream().filter(BULK::equals)).hasSize(3);
    }
}
