package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.stored;
import static io.github.camelheymarket.bulk.RunParts.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of rows in progress, whichever way their run ends. */
class RunRecorderTest {

    private static final JobAbortedException STOP = new JobAbortedException("the run was interrupted", null);

    private final RunParts parts = new RunParts();
    private final RunRecorder recorder = parts.recorder;
    private final RowGroup mara = group(row(0, "12025550143", null));
    private final RowGroup nils = group(row(1, "12025550199", null));
    private final StoredContact seven = stored(7, "12025550143");

    @AfterEach
    void close() {
        parts.close();
    }

    private RowResult only() {
        assertThat(parts.told).hasSize(1);
        return parts.told.get(0);
    }

    @Test
    void rowsAreInProgressUntilTheyEnd() {
        assertThat(recorder.isOpen(mara)).isFalse();
        parts.open(mara, nils);
        assertThat(recorder.isOpen(mara)).isTrue();
        recorder.end(mara, GroupResult.unsent(Outcome.UNCHANGED, seven));
        assertThat(recorder.isOpen(mara)).isFalse();
        assertThat(recorder.isOpen(nils)).isTrue();
        assertThat(only().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(only().contactId()).isEqualTo(7);
    }

    @Test
    void rowsThatHaveEndedAreLockedNoLonger() {
        parts.open(mara);
        parts.held.tryTakeContact(mara, seven.identity());
        recorder.end(Match.of(mara, seven), GroupResult.unsent(Outcome.UNCHANGED, seven), false);
        assertThat(parts.isFree(mara)).isTrue();
        assertThat(parts.isFree(seven)).isTrue();
    }

    @Test
    void rowsThatAreProcessedLaterAreNotLockedAndHaveNoResultYet() {
        parts.open(mara);
        recorder.heldBack(mara);
        assertThat(recorder.isOpen(mara)).isFalse();
        assertThat(parts.isFree(mara)).isTrue();
        assertThat(parts.told).isEmpty();
    }

    @Test
    void rowsThatLedToOneContactEndTogether() {
        parts.open(mara, nils);
        parts.held.tryTakeContact(mara, seven.identity());
        RowGroup both = mara.with(nils, TagMode.ADD);
        recorder.merged(List.of(mara, nils), both);
        assertThat(recorder.isOpen(mara)).isFalse();
        assertThat(recorder.isOpen(both)).isTrue();
        recorder.endAll(STOP);
        assertThat(parts.told).extracting(RowResult::index).containsExactly(0L, 1L);
        assertThat(parts.isFree(nils)).isTrue();
        assertThat(parts.isFree(seven)).isTrue();
    }

    @Test
    void aWriteThatIsStoredTellsItsChangesAndItsRequests() {
        PendingWrite write = update(mara, seven);
        parts.open(mara);
        parts.sends.sent(write, 3);
        recorder.end(write, GroupResult.unsent(Outcome.UPDATED, seven));
        assertThat(only().changes()).containsExactly(new FieldChange("first", null, "Mara"));
        assertThat(only().attempts()).isEqualTo(3);
        assertThat(parts.sends.of(mara)).isNull();
    }

    @Test
    void aContactThatIsCreatedTellsItsChangesToo() {
        parts.open(mara);
        recorder.end(create(mara), GroupResult.unsent(Outcome.CREATED, seven));
        assertThat(only().changes()).hasSize(1);
    }

    @Test
    void aWriteThatFailedTellsNoChangesAndTheRequestsOfItsFailure() {
        parts.open(mara);
        recorder.end(
                update(mara, seven),
                GroupResult.unsent(Outcome.FAILED, "GONE", "it is gone", null).attempts(2));
        assertThat(only().changes()).isEmpty();
        assertThat(only().attempts()).isEqualTo(2);
    }

    @Test
    void onlyRowsWhoseContactIsWellWaitForTheirOptIn() {
        for (Outcome outcome : Outcome.values()) {
            RowGroup group = group(row(outcome.ordinal(), "12025550143", false));
            parts.open(group);
            recorder.end(Match.of(group, seven), GroupResult.unsent(outcome, seven), true);
        }
        assertThat(parts.outcomes())
                .hasSize(Outcome.values().length - 2)
                .doesNotContain(Outcome.UPDATED, Outcome.UNCHANGED);
        assertThat(recorder.postponed().result().outcome()).isEqualTo(Outcome.UPDATED);
    }

    @Test
    void rowsThatAskForNoOptInDoNotWaitForOne() {
        parts.open(mara);
        recorder.end(Match.of(mara, seven), GroupResult.unsent(Outcome.UNCHANGED, seven), false);
        assertThat(recorder.postponed()).isNull();
        assertThat(parts.told).hasSize(1);
    }

    @Test
    void anOptInThatIsDoneIsReportedOnceAndIsNotWithheld() {
        RowGroup asks = group(row(0, "12025550143", false));
        GroupResult result = GroupResult.unsent(Outcome.UNCHANGED, seven);
        parts.open(asks);
        recorder.end(Match.of(asks, seven), result, true);
        assertThat(parts.told).isEmpty();
        recorder.ended(recorder.postponed(), result.with(Outcome.UPDATED), true);
        assertThat(recorder.postponed()).isNull();
        assertThat(only().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(parts.result().getOptInsWithheld()).isZero();
    }

    @Test
    void optInsBeyondTheMostOfARunAreWithheld() {
        GroupResult result = GroupResult.unsent(Outcome.UNCHANGED, seven);
        RowGroup asks = group(row(0, "12025550143", false));
        for (int i = 0; i < RunRecorder.MAX_POSTPONED; i++) {
            parts.open(asks);
            recorder.end(Match.of(asks, seven), result, true);
        }
        assertThat(parts.told).isEmpty();
        parts.open(asks);
        recorder.end(Match.of(asks, seven), result, true);
        assertThat(parts.told).hasSize(1);
        assertThat(parts.result().getOptInsWithheld()).isEqualTo(1);
    }

    @Test
    void aFailedSearchEndsTheRowsInProgressButThoseWhoseWritesWait() {
        parts.open(mara, nils);
        recorder.endAllBut(Set.of(nils), GroupResult.notSent(new HeymarketException("no answer")));
        assertThat(recorder.isOpen(nils)).isTrue();
        assertThat(only().index()).isZero();
        assertThat(only().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void rowsThatWereNotSentWhenTheRunStoppedHaveFailedAndTheirOptOutIsLost() {
        RowGroup optsOut = group(row(2, "12025550177", true));
        parts.open(mara, optsOut);
        recorder.endAll(STOP);
        assertThat(parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(parts.told.get(0).reason()).isEqualTo("RUN_STOPPED: the run was interrupted");
        assertThat(parts.told.get(1).reason()).endsWith("Its opt-out was not carried out.");
        assertThat(parts.isFree(mara)).isTrue();
    }

    @Test
    void rowsThatMayBeStoredWhenTheRunStoppedAreUnknownAndRemembered() {
        PendingWrite write = create(mara);
        parts.open(mara);
        parts.sends.sent(write, 2);
        parts.sends.doubted(write, new HeymarketException("no answer"));
        recorder.endAll(STOP);
        assertThat(only().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(only().attempts()).isEqualTo(2);
        assertThat(parts.writes.find("phone:12025550143")).hasSize(1);
    }

    @Test
    void rowsThatWereSentAndAnsweredAreNotInDoubt() {
        parts.open(mara);
        parts.sends.sent(create(mara), 1);
        recorder.endAll(STOP);
        assertThat(only().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(parts.writes.find("phone:12025550143")).isEmpty();
    }

    @Test
    void rowsThatWaitForTheirOptInWhenTheRunStoppedTellWhatIsStored() {
        parts.open(mara, nils);
        GroupResult updated =
                GroupResult.unsent(Outcome.UPDATED, seven).changing(List.of(new FieldChange("first", null, "Mara")));
        recorder.end(Match.of(mara, seven), updated, true);
        recorder.end(Match.of(nils, seven), GroupResult.unsent(Outcome.UNCHANGED, seven), true);
        recorder.endAll(STOP);
        assertThat(recorder.postponed()).isNull();
        assertThat(parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(parts.told.get(0).reason())
                .endsWith("The row's other values are stored; the contact was not opted in");
        assertThat(parts.told.get(0).contactId()).isEqualTo(7);
        assertThat(parts.told.get(0).changes()).hasSize(1);
        assertThat(parts.told.get(1).reason()).endsWith("interrupted. The contact was not opted in");
    }

    @Test
    void inADryRunNothingIsStoredWhenItStops() {
        List<RowResult> told = new ArrayList<>();
        try (RunParts dry =
                new RunParts(RunObserver.NONE, (index, source) -> null, (source, result) -> told.add(result), true)) {
            dry.open(mara);
            dry.recorder.end(Match.of(mara, seven), GroupResult.unsent(Outcome.UPDATED, seven), true);
            dry.recorder.endAll(STOP);
        }
        assertThat(told.get(0).reason()).endsWith("interrupted. The contact was not opted in");
    }

    @Test
    void whatWouldHaveStoppedTheRunLaterStopsItAtTheNextCheckpoint() {
        recorder.defer(STOP);
        assertThatThrownBy(parts.report::checkpoint).isSameAs(STOP);
        parts.report.checkpoint();
    }

    @Test
    void whatStopsARunTellsWhatElseWouldHave() {
        JobAbortedException other = new JobAbortedException("no room left", null);
        JobAbortedException stop = new JobAbortedException("the run was interrupted", null);
        recorder.defer(other);
        recorder.endAll(stop);
        assertThat(stop.getSuppressed()).containsExactly(other);
    }
}
