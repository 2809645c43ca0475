package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.SET_STATUS;
import static io.github.camelheymarket.bulk.RunCalls.STATUS;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C5.9: a status is set where the answer confirms it, or the contact's status shows it afterwards. */
class StatusWritesTest {

    private static final StoredContact MARA = stored("{\"id\":7,\"phone\":\"12025550143\"}");

    private final RunCalls run = new RunCalls();

    @AfterEach
    void close() {
        run.close();
    }

    private HeymarketAnswerException failure() {
        return catchThrowableOfType(HeymarketAnswerException.class, () -> run.statuses.unsubscribe(MARA));
    }

    @Test
    void anAnswerThatConfirmsTheChangeIsEnough() {
        run.answer(SET_STATUS, "\"ok\"");
        assertThat(run.statuses.unsubscribe(MARA).requestId()).isEqualTo("r-1");
        assertThat(run.statuses.subscribe(MARA).attempts()).isEqualTo(1);
        assertThat(run.requests).hasSize(2);
        assertThat(run.requests.get(0).body()).hasToString("{\"id\":7,\"status\":\"unsubscribed\"}");
        assertThat(run.requests.get(1).body()).hasToString("{\"id\":7,\"status\":\"subscribed\"}");
        assertThat(run.job.extraRequests()).isEqualTo(2);
    }

    @Test
    void aContactWhoseStatusIsSetIsNotTakenFromAnOlderRead() {
        run.answer(SET_STATUS, "\"ok\"");
        run.statuses.unsubscribe(MARA);
        assertThat(run.writes.find("id:7")).hasSize(1);
    }

    @Test
    void anAnswerThatConfirmsNothingIsVerifiedByTheContactsStatus() {
        run.answer(SET_STATUS, "{}").answer(STATUS, "{\"id\":7,\"unsubscribed\":true}");
        assertThat(run.statuses.unsubscribe(MARA).status()).isEqualTo(200);
        assertThat(run.calls()).containsExactly(SET_STATUS, STATUS);
    }

    @Test
    void aStatusThatIsNotShownAfterwardsMayBeStoredAndIsNoSuccess() {
        run.answer(SET_STATUS, "{}").answer(STATUS, "{\"id\":7,\"unsubscribed\":false}");
        HeymarketAnswerException failure = failure();
        assertThat(failure).hasMessageContaining("NOT_STORED").hasMessageContaining("200");
        assertThat(failure.isMaybeApplied()).isTrue();
        assertThat(failure.getRequestId()).isEqualTo("r-1");
        assertThat(failure.getAttempts()).isEqualTo(1);
    }

    @Test
    void whereTheStatusCannotBeReadAfterwardsItIsNotKnownWhetherItIsSet() {
        run.answer(SET_STATUS, "{}").fail(STATUS, RunCalls.serverError());
        HeymarketAnswerException failure = failure();
        assertThat(failure).hasMessageContaining("NOT_VERIFIED");
        assertThat(failure.isMaybeApplied()).isTrue();
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    @Test
    void aCredentialThatIsRevokedMeanwhileStopsTheRunAndLeavesTheDoubt() {
        run.answer(SET_STATUS, "{}").fail(STATUS, RunCalls.notAccepted());
        JobAbortedException stop =
                catchThrowableOfType(JobAbortedException.class, () -> run.statuses.unsubscribe(MARA));
        assertThat(stop).hasMessageContaining("credential").cause().hasMessageContaining("NOT_VERIFIED");
    }

    @Test
    void answersThatConfirmNothingThreeTimesInARowStopTheRun() {
        run.answer(SET_STATUS, "{}").answer(STATUS, "{\"id\":7,\"unsubscribed\":false}");
        HeymarketAnswerException last = null;
        for (int i = 0; i < 3; i++) {
            assertThat(last == null ? null : run.job.policy().stopReason(last)).isNull();
            last = failure();
        }
        assertThat(run.job.policy().stopReason(last)).isNotNull();
    }
}
