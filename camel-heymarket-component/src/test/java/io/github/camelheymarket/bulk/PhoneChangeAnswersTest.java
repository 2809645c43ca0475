package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.stored;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.RowGroup;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R3.5: what an answer to the change of a phone proves. */
class PhoneChangeAnswersTest {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";
    private static final String V1 = "PUT /v1/contact/7";
    private static final String READ_V1 = "GET /v1/contact/7";
    private static final String V2 = "PUT /v2/contact/" + UUID;
    private static final String READ_V2 = "GET /v2/contact/" + UUID;

    private static final StoredContact BY_ID = stored("{\"id\":7,\"phone\":\"12025550100\"}");
    private static final StoredContact BY_UUID = stored("{\"uuid\":\"" + UUID + "\",\"phone\":\"12025550100\"}");

    private final RunCalls run = new RunCalls();
    private final PhoneChange phones = new PhoneChange(run.reads, run.parts.sends, run.results);
    private final RowGroup mara = group(row(0, "12025550143", null));

    @AfterEach
    void close() {
        run.close();
    }

    private RowResult change(StoredContact contact) {
        run.open(mara);
        phones.send(update(mara, contact));
        assertThat(run.parts.isFree(mara)).isTrue();
        return run.parts.told.get(run.parts.told.size() - 1);
    }

    @Test
    void anAnswerOfVersion1IsEnoughIfItShowsAContact() {
        run.answer(V1, "{\"id\":7,\"phone\":\"12025550100\"}");
        RowResult result = change(BY_ID);
        assertThat(result.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(result.attempts()).isEqualTo(1);
        assertThat(result.requestId()).isEqualTo("r-1");
        assertThat(run.calls()).containsExactly(V1);
    }

    @Test
    void anAnswerOfVersion1TellsTheUuidThatWasNotKnown() {
        run.answer(V1, "{\"id\":7,\"uuid\":\"" + UUID + "\"}");
        assertThat(change(BY_ID).uuid()).isEqualTo(UUID);
    }

    @ParameterizedTest
    @CsvSource({"12025550143, UPDATED", "12025550100, FAILED"})
    void anAnswerOfVersion1WithoutAContactIsVerifiedByARead(String phone, Outcome outcome) {
        run.answer(V1, "\"ok\"").answer(READ_V1, "{\"id\":7,\"phone\":\"" + phone + "\"}");
        RowResult result = change(BY_ID);
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(run.calls()).containsExactly(V1, READ_V1);
    }

    @Test
    void anAnswerOfVersion2HasToShowThePhone() {
        run.answer(V2, "{\"uuid\":\"" + UUID + "\",\"phone\":\"12025550143\"}");
        RowResult result = change(BY_UUID);
        assertThat(result.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(result.uuid()).isEqualTo(UUID);
    }

    @Test
    void anAnswerOfVersion2ThatShowsTheOldPhoneIsNoSuccess() {
        run.answer(V2, "{\"uuid\":\"" + UUID + "\",\"phone\":\"12025550100\"}");
        RowResult result = change(BY_UUID);
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.reasonCode()).isEqualTo("PHONE_NOT_CHANGED");
        assertThat(result.uuid()).isEqualTo(UUID);
        assertThat(run.calls()).containsExactly(V2);
    }

    @Test
    void theRequestsOfCallsBeforeAreCountedToo() {
        run.open(mara);
        run.parts.sends.sent(update(mara, BY_ID), 2);
        run.answer(V1, "{\"id\":7}");
        phones.send(update(mara, BY_ID));
        run.open(mara);
        run.parts.sends.sent(update(mara, BY_ID), 3);
        run.fail(V1, RunCalls.badRequest());
        phones.send(update(mara, BY_ID));
        assertThat(run.parts.told).extracting(RowResult::attempts).containsExactly(3, 5);
    }

    @Test
    void aPhoneThatIsRefusedRejectsTheRow() {
        run.fail(V1, RunCalls.badRequest());
        RowResult result = change(BY_ID);
        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.reasonCode()).isEqualTo("REFUSED");
        assertThat(result.attempts()).isEqualTo(2);
        assertThat(result.contactId()).isEqualTo(7);
    }

    @Test
    void aContactThatIsGoneIsSaidToBe() {
        run.fail(V1, RunCalls.notFound());
        assertThat(change(BY_ID).reasonCode()).isEqualTo("GONE");
    }

    @ParameterizedTest
    @CsvSource({"12025550143, UPDATED", "12025550100, FAILED"})
    void aChangeWithoutAnAnswerIsLookedUp(String phone, Outcome outcome) {
        run.fail(V2, RunCalls.lost()).answer(READ_V2, "{\"uuid\":\"" + UUID + "\",\"phone\":\"" + phone + "\"}");
        RowResult result = change(BY_UUID);
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.uuid()).isEqualTo(UUID);
        assertThat(result.attempts()).isEqualTo(2);
    }

    @Test
    void aChangeOfWhichNoReadTellsIsUnknown() {
        run.fail(V1, RunCalls.lost()).fail(READ_V1, RunCalls.serverError());
        RowResult result = change(BY_ID);
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(run.writes.find("phone:12025550143")).extracting("id").containsExactly(7L);
    }

    @Test
    void changesThatFailThreeTimesInARowStopTheRun() {
        HeymarketException failure = RunCalls.serverError();
        run.fail(V1, failure).answer(READ_V1, "{\"id\":7,\"phone\":\"12025550100\"}");
        for (int i = 0; i < 2; i++) {
            run.open(mara);
            phones.send(update(mara, BY_ID));
        }
        run.open(mara);
        assertThatThrownBy(() -> phones.send(update(mara, BY_ID)))
                .isInstanceOf(JobAbortedException.class)
                .hasCause(failure);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
        assertThat(run.parts.isFree(mara)).isTrue();
    }

    @Test
    void aRunThatIsAbortedByTheReadLeavesTheDoubt() {
        run.fail(V1, RunCalls.lost()).fail(READ_V1, RunCalls.notAccepted());
        run.open(mara);
        assertThatThrownBy(() -> phones.send(update(mara, BY_ID))).isInstanceOf(JobAbortedException.class);
        run.recorder.endAll(new JobAbortedException("the credential", null));
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void theContactIsNoLongerRememberedByItsOldPhoneAndIsByItsNewOne() {
        run.memory.written(Set.of("phone:12025550100"), 7L, null, 3L);
        run.answer(V1, "{\"id\":7}");
        change(BY_ID);
        assertThat(run.writes.find("phone:12025550100")).noneMatch(w -> w.rev() == 3L);
        assertThat(run.writes.find("phone:12025550143")).extracting("id").containsExactly(7L);
    }

    @Test
    void aContactWithItsNewPhoneIsNotRememberedByItsOldOne() {
        run.memory.written(Set.of("phone:12025550100"), 7L, null, 3L);
        run.answer(V1, "{\"id\":7}");
        change(BY_ID);
        assertThat(run.writes.find("phone:12025550100")).isEmpty();
    }

    @Test
    void aContactWhosePhoneMayNotHaveChangedIsRememberedByBoth() {
        run.answer(V2, "{\"uuid\":\"" + UUID + "\",\"phone\":\"12025550100\"}");
        change(BY_UUID);
        run.fail(V1, RunCalls.lost()).fail(READ_V1, RunCalls.serverError());
        change(BY_ID);
        for (String phone : List.of("phone:12025550100", "phone:12025550143")) {
            assertThat(run.writes.find(phone)).extracting("id").containsExactly(7L, null);
            assertThat(run.writes.find(phone)).extracting("uuid").containsExactly(null, UUID);
        }
    }

    @Test
    void aContactWhosePhoneIsRefusedIsStillRememberedByItsOldOneAlone() {
        run.memory.written(Set.of("phone:12025550100"), 7L, null, 3L);
        run.fail(V1, RunCalls.badRequest());
        change(BY_ID);
        assertThat(run.writes.find("phone:12025550100")).extracting("rev").containsExactly(3L);
        assertThat(run.writes.find("phone:12025550143")).isEmpty();
    }

    @Test
    void aChangeThatWasAnsweredAndThatNoReadShowsIsNotVerified() {
        run.answer(V1, "\"ok\"").fail(READ_V1, RunCalls.badRequest());
        RowResult result = change(BY_ID);
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.reasonCode()).isEqualTo("NOT_VERIFIED");
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(result.attempts()).isEqualTo(1);
        assertThat(run.calls()).containsExactly(V1, READ_V1);
    }

    @Test
    void aRunThatIsAbortedByTheReadOfAnAnsweredChangeDoesNotCallItFailed() {
        run.answer(V1, "\"ok\"").fail(READ_V1, RunCalls.notAccepted());
        run.open(mara);
        assertThatThrownBy(() -> phones.send(update(mara, BY_ID))).isInstanceOf(JobAbortedException.class);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void aRepetitionThatIsRefusedMayBeStoredByTheFirstAttempt() {
        HeymarketException refusal = new HeymarketBadRequestException(
                "refused",
                new HeymarketException.Details(new HeymarketException.Response(400, null, null, null, null), 2, true),
                null);
        run.fail(V1, refusal).answer(READ_V1, "{\"id\":7,\"phone\":\"12025550143\"}");
        assertThat(change(BY_ID).outcome()).isEqualTo(Outcome.UPDATED);
    }
}
