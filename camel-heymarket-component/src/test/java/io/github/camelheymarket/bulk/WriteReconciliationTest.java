package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.NEWEST;
import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.Plan;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R8.2: what became of writes whose call failed. */
class WriteReconciliationTest {

    private static final String SAME =
            "[{\"id\":7,\"phone\":\"12025550143\",\"first\":\"Mara\",\"is_opted_out\":false}]";
    private static final String OTHER =
            "[{\"id\":7,\"uuid\":\"0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11\",\"phone\":\"12025550143\",\"first\":\"M\","
                    + "\"is_opted_out\":false}]";
    /** Without an id, a tag would be lost. */
    private static final String UNTOUCHABLE =
            "[{\"phone\":\"12025550143\",\"first\":\"M\",\"is_opted_out\":false," + "\"tags\":[{\"title\":\"vip\"}]}]";

    private static final String TWO = "[{\"id\":7,\"phone\":\"12025550143\"},{\"id\":8,\"phone\":\"12025550143\"}]";
    private static final StoredContact SEVEN =
            stored("{\"id\":7,\"phone\":\"12025550143\",\"first\":\"M\",\"is_opted_out\":false}");

    private final RunCalls run = new RunCalls();
    private final RowGroup mara = group("12025550143");

    @AfterEach
    void close() {
        run.close();
    }

    private static RowGroup group(String phone) {
        var fields = JsonNodeFactory.instance.objectNode().put("phone", phone).put("first", "Mara");
        return RowGroup.of(
                new Row(0, "row", MatchBy.PHONE, fields, null, Set.of()), Set.of(MatchBy.PHONE), TagMode.ADD);
    }

    private PendingWrite create() {
        return ((Plan.Send) run.planner.create(Match.none(mara))).write();
    }

    private PendingWrite update() {
        return RunParts.update(mara, SEVEN);
    }

    private List<PendingWrite> afterNoAnswer(PendingWrite write) {
        run.open(mara);
        run.outcomes.doubt(List.of(write), RunCalls.lost());
        return run.outcomes.afterNoAnswer(List.of(write));
    }

    private void differs() {
        run.answer(SEARCH, OTHER)
                .answer("GET /v2/contact/0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11", OTHER.substring(1, OTHER.length() - 1));
    }

    private List<PendingWrite> afterRefusal(PendingWrite... writes) {
        run.open(mara);
        return run.outcomes.afterRefusal(List.of(writes), true);
    }

    private RowResult only() {
        assertThat(run.parts.told).hasSize(1);
        return run.parts.told.get(0);
    }

    private void ended(Outcome outcome) {
        assertThat(only().outcome()).isEqualTo(outcome);
        assertThat(run.parts.isFree(mara)).isTrue();
    }

    private void open(List<PendingWrite> left, PendingWrite write) {
        assertThat(left).containsExactly(write);
        assertThat(run.parts.told).isEmpty();
        assertThat(run.recorder.isOpen(mara)).isTrue();
    }

    @Test
    void aCreateWithoutAnAnswerThatASearchShowsIsAdopted() {
        run.answer(SEARCH, SAME);
        assertThat(afterNoAnswer(create())).isEmpty();
        ended(Outcome.CREATED);
        assertThat(only().contactId()).isEqualTo(7);
        assertThat(run.waits).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aCreateWithoutAnAnswerThatNoReadShowsMayBeSentAgain() {
        PendingWrite write = create();
        run.answer(SEARCH, "[]").answer(NEWEST, "[]");
        open(afterNoAnswer(write), write);
        assertThat(run.waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8));
        assertThat(run.parts.sends.doubt(write)).isPresent();
    }

    @Test
    void aCreateThatOnlyTheListShowsIsAdopted() {
        run.answer(SEARCH, "[]").answer(NEWEST, SAME);
        assertThat(afterNoAnswer(create())).isEmpty();
        ended(Outcome.CREATED);
    }

    @Test
    void anUpdateWithoutAnAnswerWhoseContactIsNotShownIsUnknown() {
        run.answer(SEARCH, "[]");
        assertThat(afterNoAnswer(update())).isEmpty();
        ended(Outcome.UNKNOWN);
    }

    @Test
    void anUpdateWithoutAnAnswerThatASearchShowsIsDone() {
        run.answer(SEARCH, SAME);
        assertThat(afterNoAnswer(update())).isEmpty();
        ended(Outcome.UPDATED);
    }

    @Test
    void amongSeveralContactsItIsNotKnownWhichWasWritten() {
        run.answer(SEARCH, TWO);
        assertThat(afterNoAnswer(create())).isEmpty();
        ended(Outcome.UNKNOWN);
    }

    @Test
    void aContactThatDiffersFromWhatWasCreatedIsUpdatedAndInDoubtNoLonger() {
        differs();
        List<PendingWrite> left = afterNoAnswer(create());
        assertThat(left).singleElement().satisfies(write -> {
            assertThat(write.stored().id()).isEqualTo(7);
            assertThat(write.creates()).isFalse();
            assertThat(run.parts.sends.doubt(write)).isEmpty();
        });
        assertThat(run.parts.told).isEmpty();
    }

    @Test
    void aWriteThatWasSentTwiceWithoutAnAnswerStaysInDoubtWhereItsContactDiffers() {
        differs();
        run.outcomes.doubt(List.of(create()), RunCalls.lost());
        List<PendingWrite> left = afterNoAnswer(create());
        assertThat(left).hasSize(1);
        assertThat(run.outcomes.isSpent(left.get(0))).isTrue();
        assertThat(run.parts.sends.doubt(left.get(0))).isPresent();
    }

    @Test
    void aRawWriteThatOverwritesAContactMayBeSentAgain() {
        PendingWrite byV1 = create().by(WriteEndpoint.RAW_V1_OVERWRITE, create().item());
        run.answer(SEARCH, OTHER);
        open(afterNoAnswer(byV1), byV1);
    }

    @Test
    void aRawCreateIsNotSentAgainWhereAContactIsThere() {
        run.answer(SEARCH, OTHER);
        assertThat(afterNoAnswer(create().by(WriteEndpoint.RAW_V2, create().item())))
                .isEmpty();
        ended(Outcome.UNKNOWN);
    }

    @Test
    void aWriteWhoseContactCannotBeSearchedForIsUnknown() {
        run.fail(SEARCH, RunCalls.badRequest());
        assertThat(afterNoAnswer(create())).isEmpty();
        ended(Outcome.UNKNOWN);
    }

    @Test
    void writesWhoseSearchFailsAreUnknownAndThreeFailuresStopTheRun() {
        run.fail(SEARCH, RunCalls.serverError());
        assertThat(afterNoAnswer(create())).isEmpty();
        ended(Outcome.UNKNOWN);
        afterNoAnswer(create());
        assertThatThrownBy(() -> afterNoAnswer(create())).isInstanceOf(JobAbortedException.class);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.UNKNOWN);
    }

    @Test
    void rowsThatFailedAloneTooAndAreNotShownAreUnknownAndSaySo() {
        run.open(mara);
        PendingWrite write = create();
        run.outcomes.doubt(List.of(write), RunCalls.lost());
        run.outcomes.endAlone(List.of(write));
        ended(Outcome.UNKNOWN);
        assertThat(only().reason())
                .startsWith("OUTCOME_UNKNOWN: a call that carried this row alone failed too")
                .endsWith("no answer");
        assertThat(run.writes.find("phone:12025550143")).hasSize(1);
    }

    @Test
    void anUpdateThatWasRefusedNeedsNoSearch() {
        PendingWrite write = update();
        open(afterRefusal(write), write);
        assertThat(run.requests).isEmpty();
    }

    @Test
    void aCreateThatWasRefusedAndThatNoReadShowsMayBeSentAgain() {
        PendingWrite write = create();
        run.answer(SEARCH, "[]").answer(NEWEST, "[]");
        open(afterRefusal(write), write);
        assertThat(run.waits).isEmpty();
    }

    @Test
    void aPartOfARefusedCallThatWasSearchedForBeforeIsNotLookedForInTheList() {
        PendingWrite write = create();
        run.answer(SEARCH, "[]");
        run.open(mara);
        open(run.outcomes.afterRefusal(List.of(write), false), write);
    }

    @Test
    void aCreateThatARefusedCallStoredNeverthelessIsAdopted() {
        run.answer(SEARCH, SAME);
        assertThat(afterRefusal(create())).isEmpty();
        ended(Outcome.CREATED);
        assertThat(only().contactId()).isEqualTo(7);
    }

    @Test
    void aContactThatIsThereAfterARefusalAndDiffersIsUpdated() {
        differs();
        assertThat(afterRefusal(create()))
                .singleElement()
                .satisfies(write -> assertThat(write.stored().id()).isEqualTo(7));
    }

    @Test
    void aRawWriteThatWasRefusedMayBeSentAgain() {
        PendingWrite raw = create().by(WriteEndpoint.RAW_V2, create().item());
        run.answer(SEARCH, OTHER);
        open(afterRefusal(raw), raw);
    }

    @Test
    void severalContactsAfterARefusalAreAmbiguous() {
        run.answer(SEARCH, TWO);
        assertThat(afterRefusal(create())).isEmpty();
        ended(Outcome.AMBIGUOUS);
        assertThat(only().reason()).contains("7, 8");
    }

    @Test
    void aContactThatCannotBeSearchedForAfterARefusalHasFailed() {
        run.fail(SEARCH, RunCalls.badRequest());
        assertThat(afterRefusal(create())).isEmpty();
        ended(Outcome.FAILED);
    }

    @Test
    void rowsWhoseSearchFailsAfterARefusalHaveFailedAndTheUpdatesAmongThemToo() {
        RowGroup nils = group("12025550199");
        run.open(nils);
        run.fail(SEARCH, RunCalls.serverError());
        assertThat(afterRefusal(create(), RunParts.update(nils, SEVEN))).isEmpty();
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED);
    }

    @Test
    void aCreateThatCannotBeReplannedEndsWithTheReason() {
        run.answer(SEARCH, UNTOUCHABLE);
        assertThat(afterNoAnswer(create())).isEmpty();
        ended(Outcome.FAILED);
        assertThat(only().reasonCode()).isEqualTo("MERGE_UNSAFE");
    }

    @Test
    void aCreateThatCannotBeReplannedAfterARefusalEndsWithTheReason() {
        run.answer(SEARCH, UNTOUCHABLE);
        assertThat(afterRefusal(create())).isEmpty();
        ended(Outcome.FAILED);
        assertThat(only().reasonCode()).isEqualTo("MERGE_UNSAFE");
    }
}
