package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.SET_STATUS;
import static io.github.camelheymarket.bulk.RunCalls.STATUS;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.RowGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R5.2: who is opted in at the end of a run, and what their row then says. */
class OptInsTest {

    private static final String BY_TEAM = "{\"id\":7,\"unsubscribed\":true,\"unsubscribed_contact\":false}";
    private static final FieldChange OPT_IN = new FieldChange("is_opted_out", "true", "false");
    private static final FieldChange NAME = new FieldChange("first", "M", "Mara");
    private static final StoredContact MARA = stored("{\"id\":7,\"phone\":\"12025550143\",\"is_opted_out\":true}");

    private final RunCalls run = new RunCalls();
    private final OptOuts optOuts = new OptOuts();
    private final OptIns optIns =
            new OptIns(run.job.policy(), run.consent, run.statuses, optOuts, run.recorder, run.parts.held);
    private final RowGroup asks = group(row(0, "12025550143", false));
    private int checkpoints;

    @AfterEach
    void close() {
        run.close();
    }

    private void waits(GroupResult result) {
        run.open(asks);
        run.recorder.end(Match.of(asks, MARA), result, true);
    }

    private RowResult carryOut(boolean dryRun) {
        optIns.carryOut(dryRun, () -> checkpoints++);
        assertThat(run.recorder.postponed()).isNull();
        assertThat(run.parts.isFree(asks)).isTrue();
        assertThat(run.parts.isFree(MARA)).isTrue();
        return run.parts.told.get(0);
    }

    private static GroupResult unchanged() {
        return GroupResult.unsent(Outcome.UNCHANGED, MARA);
    }

    private static GroupResult updated() {
        return GroupResult.unsent(Outcome.UPDATED, MARA).changing(List.of(NAME)).attempts(2);
    }

    @Test
    void whomTheTeamOptedOutIsOptedInAndTheRowIsAnUpdate() {
        waits(unchanged());
        run.answer(STATUS, BY_TEAM).answer(SET_STATUS, "\"ok\"");
        RowResult result = carryOut(false);
        assertThat(result.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(result.requestId()).isEqualTo("r-1");
        assertThat(result.changes()).containsExactly(OPT_IN);
        assertThat(run.calls()).containsExactly(STATUS, SET_STATUS);
        assertThat(run.parts.result().getOptInsWithheld()).isZero();
        assertThat(checkpoints).isEqualTo(1);
    }

    @Test
    void anUpdateThatIsFollowedByAnOptInTellsAllItsChanges() {
        waits(updated());
        run.answer(STATUS, BY_TEAM).answer(SET_STATUS, "\"ok\"");
        RowResult result = carryOut(false);
        assertThat(result.changes()).containsExactly(NAME, OPT_IN);
        assertThat(result.attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":7,\"unsubscribed\":true,\"unsubscribed_contact\":true}",
                "{\"id\":7,\"unsubscribed\":true}",
                "{\"id\":7,\"unsubscribed\":false}",
                "{}",
                "{\"id\":8,\"unsubscribed\":true,\"unsubscribed_contact\":false}"
            })
    void whoeverSaidStopMeanwhileOrIsNotShownToBeOptedOutByTheTeamIsNotOptedIn(String status) {
        waits(unchanged());
        run.answer(STATUS, status);
        RowResult result = carryOut(false);
        assertThat(result.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(result.changes()).isEmpty();
        assertThat(run.calls()).containsExactly(STATUS);
        assertThat(run.parts.result().getOptInsWithheld()).isEqualTo(1);
    }

    @Test
    void whomAnyRowOfTheRunOptsOutIsNotOptedIn() {
        waits(unchanged());
        optOuts.add(List.of("id:7"));
        assertThat(carryOut(false).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(run.requests).isEmpty();
        assertThat(run.parts.result().getOptInsWithheld()).isEqualTo(1);
    }

    @Test
    void aDryRunTellsTheOptInAndSendsNothing() {
        waits(unchanged());
        RowResult result = carryOut(true);
        assertThat(result.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(result.changes()).containsExactly(OPT_IN);
        assertThat(run.requests).isEmpty();
        assertThat(run.parts.result().getOptInsWithheld()).isZero();
    }

    @Test
    void theContactIsLockedFromTheStatusCallToTheOptIn() {
        waits(unchanged());
        List<Boolean> free = new ArrayList<>();
        run.answer(STATUS, () -> {
            free.add(run.parts.isFree(asks));
            return BY_TEAM;
        });
        run.answer(SET_STATUS, () -> {
            free.add(run.parts.isFree(MARA));
            return "\"ok\"";
        });
        carryOut(false);
        assertThat(free).containsExactly(false, false);
    }

    @Test
    void anOptInThatIsRefusedFailsTheRowWhoseOtherValuesAreStored() {
        waits(updated());
        run.answer(STATUS, BY_TEAM).fail(SET_STATUS, RunCalls.badRequest());
        RowResult result = carryOut(false);
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.reason())
                .isEqualTo("NOT_OPTED_IN: the row's other values are stored; the contact was not opted in: refused");
        assertThat(result.changes()).containsExactly(NAME);
        assertThat(result.attempts()).isEqualTo(4);
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(run.parts.result().getOptInsWithheld()).isZero();
    }

    @Test
    void anOptInThatIsRefusedFailsARowThatChangedNothingElse() {
        waits(unchanged());
        run.answer(STATUS, BY_TEAM).fail(SET_STATUS, RunCalls.badRequest());
        assertThat(carryOut(false).reason()).isEqualTo("NOT_OPTED_IN: the contact was not opted in: refused");
    }

    @Test
    void anOptInWithoutAnAnswerIsUnknown() {
        waits(unchanged());
        run.answer(STATUS, BY_TEAM).fail(SET_STATUS, RunCalls.lost());
        RowResult result = carryOut(false);
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.reason()).contains("whether the contact was opted in is not known");
    }

    @Test
    void optInsThatFailThreeTimesInARowStopTheRun() {
        run.answer(STATUS, BY_TEAM).fail(SET_STATUS, RunCalls.serverError());
        for (int i = 0; i < 5; i++) {
            waits(unchanged());
        }
        assertThatThrownBy(() -> optIns.carryOut(false, () -> {})).isInstanceOf(JobAbortedException.class);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
        assertThat(run.parts.isFree(asks)).isTrue();
    }

    @Test
    void aCredentialThatIsNotAcceptedStopsTheRunOnceTheRowHasItsResult() {
        waits(unchanged());
        run.fail(STATUS, RunCalls.notAccepted());
        assertThatThrownBy(() -> optIns.carryOut(false, () -> {})).isInstanceOf(JobAbortedException.class);
        assertThat(run.parts.told.get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.parts.told.get(0).reason()).contains("NOT_OPTED_IN");
        assertThat(run.parts.isFree(asks)).isTrue();
        assertThat(run.parts.isFree(MARA)).isTrue();
    }

    @Test
    void aRunThatStopsWithoutAFailedCallTellsWhy() {
        waits(unchanged());
        run.answer(STATUS, () -> {
            throw new JobAbortedException("the run was interrupted", null);
        });
        assertThatThrownBy(() -> optIns.carryOut(false, () -> {})).isInstanceOf(JobAbortedException.class);
        assertThat(run.parts.told.get(0).reason()).contains("the run was interrupted");
    }

    @Test
    void anInterruptedRunOptsNobodyInAndLocksNobody() {
        waits(unchanged());
        try (KeyLocks.Run other = run.parts.locks.newRun("a job", Duration.ofMinutes(5))) {
            other.tryTakeContact(MARA.identity());
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> optIns.carryOut(false, () -> {})).isInstanceOf(JobAbortedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(run.parts.isFree(asks)).isTrue();
        assertThat(run.requests).isEmpty();
    }
}
