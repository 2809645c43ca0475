package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.response;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.RecentWrites;
import io.github.camelheymarket.client.RecentWrites.Written;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.Plan;
import io.github.camelheymarket.plan.RowGroup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R3.2: what of a write is remembered, for searches that do not show it yet. */
class WriteResultsTest {

    private static final String KEY = "phone:12025550143";
    private static final StoredContact SEVEN = stored("{\"id\":7,\"phone\":\"12025550143\",\"rev\":3}");
    private static final GroupResult CREATED = GroupResult.answered(Outcome.CREATED, 7L, null, response("{}"));

    private final RunCalls run = new RunCalls();
    private final WriteResults results = run.results;
    private final RowGroup mara = group(row(0, "12025550143", null));

    @AfterEach
    void close() {
        run.close();
    }

    private void answered(PendingWrite write, GroupResult result, StoredContact shown) {
        run.open(mara);
        results.answered(write, result, shown);
        assertThat(run.parts.told).isNotEmpty();
    }

    private List<Written> remembered() {
        return run.writes.find(KEY);
    }

    @Test
    void aCreatedContactIsRememberedByItsKeysFromItsFirstRevisionOn() {
        answered(create(mara), CREATED, null);
        assertThat(remembered()).containsExactly(new Written(7L, null, 1));
    }

    @Test
    void anUpdateIsShownFromTheNextRevisionOn() {
        answered(update(mara, SEVEN), GroupResult.unsent(Outcome.UPDATED, null), null);
        assertThat(remembered()).containsExactly(new Written(7L, null, 4));
    }

    @Test
    void anUpdateOfAContactOfUnknownRevisionIsShownByNoneForSure() {
        StoredContact without = stored("{\"id\":7,\"phone\":\"12025550143\"}");
        answered(update(mara, without), GroupResult.unsent(Outcome.UPDATED, null), null);
        assertThat(remembered()).containsExactly(new Written(7L, null, RecentWrites.UNKNOWN_REV));
    }

    @Test
    void theRevisionThatAnAnswerShowsCounts() {
        answered(update(mara, SEVEN), GroupResult.unsent(Outcome.UPDATED, null), stored("{\"id\":7,\"rev\":9}"));
        assertThat(remembered()).containsExactly(new Written(7L, null, 9));
    }

    @Test
    void aRawCreateMayHaveUpdatedAContactOfAnyRevision() {
        PendingWrite raw = create(mara).by(WriteEndpoint.RAW_V2, mara.fields());
        answered(raw, GroupResult.answered(Outcome.SENT, 7L, null, response("{}")), null);
        assertThat(remembered()).containsExactly(new Written(7L, null, RecentWrites.UNKNOWN_REV));
    }

    @Test
    void aWriteOfUnknownOutcomeIsRememberedAsIfItWereStored() {
        answered(create(mara), GroupResult.unknown(RunCalls.lost()), null);
        assertThat(remembered()).hasSize(1);
    }

    @Test
    void aCreateThatFailedMayBeStoredAndOneThatWasRejectedIsNot() {
        answered(create(mara), GroupResult.unsent(Outcome.REJECTED, "REFUSED", "no", null), null);
        assertThat(remembered()).isEmpty();
        answered(create(mara), GroupResult.unsent(Outcome.FAILED, "VANISHED", "no", null), null);
        assertThat(remembered()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"REJECTED", "FAILED"})
    void anUpdateThatDidNotSucceedMayHaveChangedTheContact(Outcome outcome) {
        answered(update(mara, SEVEN), GroupResult.unsent(outcome, "REFUSED", "no", null), null);
        assertThat(run.writes.find("id:7")).containsExactly(new Written(7L, null, RecentWrites.UNKNOWN_REV));
    }

    @Test
    void aContactThatIsAdoptedIsRememberedAsItWasRead() {
        run.open(mara);
        results.adopted(create(mara), SEVEN, Outcome.CREATED);
        assertThat(remembered()).containsExactly(new Written(7L, null, 3));
        assertThat(run.parts.told.get(0).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(run.parts.told.get(0).contactId()).isEqualTo(7);
    }

    @Test
    void aWriteWithoutAnAnswerIsRememberedAsItMayBeStored() {
        run.open(mara);
        results.unknown(create(mara), GroupResult.unknown(RunCalls.lost()));
        assertThat(remembered()).hasSize(1);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void rowsThatNeedNoWriteEndWithoutBeingRemembered() {
        run.open(mara);
        results.ended(new Plan.Done(Match.of(mara, SEVEN), GroupResult.unsent(Outcome.UNCHANGED, SEVEN), false));
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNCHANGED);
        assertThat(remembered()).isEmpty();
    }

    @Test
    void rowsAreInProgressUntilTheirWriteHasAResult() {
        run.open(mara);
        assertThat(results.isOpen(create(mara))).isTrue();
        results.ended(create(mara), GroupResult.notSent(RunCalls.serverError()));
        assertThat(results.isOpen(create(mara))).isFalse();
    }

    /** After ten rows that fail alike, each by itself, a run stops unless one was stored. */
    private void failAlone() {
        for (int i = 0; i < 10; i++) {
            run.splits.failedAlone(RunCalls.badRequest());
        }
    }

    @Test
    void aRunInWhichNothingWasStoredStopsAfterManyRowsThatFailAlike() {
        run.open(mara);
        results.ended(create(mara), GroupResult.notSent(RunCalls.serverError()));
        answered(create(mara), GroupResult.unsent(Outcome.REJECTED, "REFUSED", "no", null), null);
        assertThatThrownBy(this::failAlone).isInstanceOf(JobAbortedException.class);
    }

    @Test
    void oneRowThatIsStoredKeepsTheRunGoing() {
        answered(create(mara), CREATED, null);
        failAlone();
    }

    @Test
    void oneRowThatIsAdoptedKeepsTheRunGoing() {
        run.open(mara);
        results.adopted(create(mara), SEVEN, Outcome.CREATED);
        failAlone();
    }

    @Test
    void oneRowThatEndsWellKeepsTheRunGoing() {
        run.open(mara);
        results.ended(create(mara), CREATED);
        failAlone();
    }

    @Test
    void noFurtherCallIsMadeWithACredentialThatIsNotAccepted() {
        assertThatThrownBy(() -> results.stopIfHopeless(RunCalls.notAccepted()))
                .isInstanceOf(JobAbortedException.class);
        results.stopIfHopeless(RunCalls.badRequest());
    }

    @Test
    void rowsWhoseOptOutEndsTheRunHaveAResult() {
        RowGroup optsOut = group(row(0, "12025550143", true));
        run.open(optsOut);
        GroupResult rejected = GroupResult.unsent(Outcome.REJECTED, "TOO_MANY_TAGS", "five at most", "tags");
        // No answer is set for the status call, so that it throws an Error.
        assertThatThrownBy(() -> run.recorder.end(Match.of(optsOut, SEVEN), rejected, false))
                .isInstanceOf(AssertionError.class);
        run.recorder.endAll(new JobAbortedException("the run failed", null));
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED);
    }
}
