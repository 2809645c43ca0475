package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static io.github.camelheymarket.bulk.RunParts.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.PendingWrite;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R8.1: which calls find the bad rows of a call that failed, and how many they are. */
class SplitCallsTest extends SplitCallsTestCase {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void halvingFindsTheOneBadRowAndStoresAllOthers(long bad) {
        refused.add(bad);
        split(8, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).containsExactly(bad);
        assertThat(ended(Outcome.CREATED)).hasSize(7);
        assertThat(sent.size()).isLessThanOrEqualTo(5);
    }

    @Test
    void theRowsThatHalvingLeftUntestedGoTogetherIntoOneCall() {
        refused.add(0L);
        split(8, RunCalls.badRequest());
        assertThat(sent)
                .containsExactly(
                        List.of(0L, 1L, 2L, 3L), List.of(0L, 1L), List.of(0L), List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L));
    }

    @Test
    void aHalfThatSucceedsShowsThatTheBadRowIsInTheOther() {
        refused.add(7L);
        split(8, RunCalls.badRequest());
        assertThat(sent).containsExactly(List.of(0L, 1L, 2L, 3L), List.of(4L, 5L), List.of(6L), List.of(7L));
    }

    @Test
    void eachOfManyBadRowsIsFoundAndEachCallThatTestsThemIsSmaller() {
        refused.addAll(List.of(3L, 20L, 40L, 41L));
        split(60, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).containsExactly(3L, 20L, 40L, 41L);
        // To the first bad row by halves; then as many as are all good in every second call, halved where they are not.
        assertThat(sizes())
                .containsExactly(
                        30, 15, 8, 4, 2, 1, 1, 23, 12, 6, 3, 2, 1, 1, 18, 21, 11, 6, 3, 2, 1, 1, 19, 10, 5, 3, 2, 1, 13,
                        5);
    }

    @Test
    void rowsThatAreAllBadAreRejectedOneByOne() {
        refused.addAll(List.of(0L, 1L, 2L, 3L));
        split(4, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).hasSize(4);
    }

    @Test
    void aCallThatIsTooLargeIsHalvedAndNoRowOfItIsSuspected() {
        most = 2;
        split(8, tooLarge());
        assertThat(sizes()).containsExactly(4, 2, 2, 4, 2, 2);
        assertThat(ended(Outcome.CREATED)).hasSize(8);
    }

    @Test
    void whereAllPartsOfARefusedCallSucceedNoRowIsRejected() {
        split(4, RunCalls.badRequest());
        assertThat(ended(Outcome.CREATED)).hasSize(4);
        assertThat(sent).containsExactly(List.of(0L, 1L), List.of(2L), List.of(3L));
    }

    @Test
    void whatARefusedCallStoredNeverthelessIsNotSentAgain() {
        stored.add(2L);
        refused.add(0L);
        split(4, RunCalls.badRequest());
        assertThat(ended(Outcome.CREATED)).containsExactly(1L, 2L, 3L);
        assertThat(sent).noneMatch(places -> places.contains(2L));
    }

    @Test
    void eachCallOfASplitIsCounted() {
        refused.add(0L);
        split(8, RunCalls.badRequest());
        assertThat(run.splits.calls())
                .isEqualTo(sent.size()
                        + run.requests.stream()
                                .filter(request -> request.path().endsWith("/search"))
                                .count());
    }

    @Test
    void aRowThatGetsNoAnswerInACallOfItsOwnIsSentOnceMoreAndIsUnknownThen() {
        poisoned.add(0L);
        split(1, noAnswer());
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(0L);
        assertThat(run.parts.told.get(0).reason()).contains("a call that carried this row alone failed too");
        assertThat(sent).containsExactly(List.of(0L));
    }

    @Test
    void fewRowsWithoutAnAnswerAreSentOneByOne() {
        poisoned.add(3L);
        split(6, noAnswer());
        assertThat(sizes()).containsOnly(1);
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(3L);
        assertThat(ended(Outcome.CREATED)).containsExactly(0L, 1L, 2L, 4L, 5L);
    }

    @Test
    void aRowThatIsStoredWithoutAnAnswerIsFoundAndAdopted() {
        poisoned.add(3L);
        storedAlone.add(3L);
        split(6, noAnswer());
        assertThat(ended(Outcome.CREATED)).hasSize(6);
        assertThat(sent.stream().filter(places -> places.contains(3L))).hasSize(1);
    }

    @Test
    void manyRowsWithoutAnAnswerAreSentInPartsOfAboutTheirRoot() {
        poisoned.add(50L);
        split(100, noAnswer());
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(50L);
        assertThat(ended(Outcome.CREATED)).hasSize(99);
        assertThat(sizes().stream().mapToInt(Integer::intValue).max()).hasValue(10);
        assertThat(sent.size()).isLessThanOrEqualTo(25);
        assertThat(run.waits.size()).isLessThanOrEqualTo(6);
    }

    @Test
    void noRowIsSentMoreThanThreeTimes() {
        poisoned.addAll(List.of(10L, 11L, 50L, 90L));
        split(100, noAnswer());
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(10L, 11L, 50L, 90L);
        for (long place = 0; place < 100; place++) {
            long row = place;
            assertThat(sent.stream().filter(places -> places.contains(row)).count())
                    .as("row %d", row)
                    .isBetween(1L, 3L);
        }
    }

    @Test
    void aPartThatIsRefusedIsSplitAsARefusedCall() {
        refused.add(30L);
        poisoned.add(60L);
        split(100, noAnswer());
        assertThat(ended(Outcome.REJECTED)).containsExactly(30L);
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(60L);
        assertThat(ended(Outcome.CREATED)).hasSize(98);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500})
    void whereNoRowGetsAnAnswerTheRunStopsAfterAFewProbes(int answered) {
        status = answered;
        run.splits.stored();
        IntStream.range(0, 100).forEach(i -> poisoned.add((long) i));
        List<PendingWrite> writes = rows(100);
        assertThatThrownBy(() -> splitter.split(writes, noAnswer()))
                .isInstanceOf(JobAbortedException.class)
                .hasMessageContaining("rows in a row got no good answer");
        assertThat(sent).hasSize(answered == 0 ? 3 : 10);
        assertThat(sent.stream().flatMap(List::stream).distinct().count()).isEqualTo(sent.size());
    }

    @Test
    void aRowThatFailsAloneAfterManyGoodOnesDoesNotStopTheRun() {
        IntStream.range(40, 60).forEach(i -> poisoned.add((long) i));
        status = 500;
        split(100, noAnswer());
        assertThat(ended(Outcome.UNKNOWN)).hasSize(20);
        assertThat(ended(Outcome.CREATED)).hasSize(80);
    }

    @Test
    void aCredentialThatIsRevokedMeanwhileStopsTheSplit() {
        HeymarketException failure = RunCalls.notAccepted();
        PartialCalls broken = new PartialCalls(writes -> failure, run.outcomes, run.results, run.splits);
        assertThatThrownBy(() -> broken.send(rows(2), RunCalls.badRequest()))
                .isInstanceOf(JobAbortedException.class)
                .hasCause(failure);
    }

    @Test
    void searchesThatFailAfterRefusedCallsStopTheRunOnceTheirRowsHaveTheirResults() {
        run.fail(SEARCH, RunCalls.serverError());
        splitter.split(rows(2), RunCalls.badRequest());
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThatThrownBy(() -> {
                    splitter.split(rows(2), RunCalls.badRequest());
                    splitter.split(rows(2), RunCalls.badRequest());
                })
                .isInstanceOf(JobAbortedException.class);
    }

    @Test
    void tenRowsThatAreRefusedAlikeStopTheRunWhereNoneIsStored() {
        LongStream.range(0, 30).forEach(refused::add);
        assertThatThrownBy(() -> splitter.split(rows(30), RunCalls.badRequest()))
                .isInstanceOf(JobAbortedException.class)
                .hasMessageContaining("10 rows failed alike");
        assertThat(ended(Outcome.REJECTED)).hasSize(10);
    }

    @Test
    void aPartOfARefusedCallThatGetsNoAnswerIsLookedForAndSplit() {
        refused.add(0L);
        poisoned.add(12L);
        split(16, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).containsExactly(0L);
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(12L);
        assertThat(ended(Outcome.CREATED)).hasSize(14);
    }

    @Test
    void aHalfOfARefusedCallThatGetsNoAnswerIsLookedForAndSplit() {
        refused.add(15L);
        poisoned.add(2L);
        split(16, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).containsExactly(15L);
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(2L);
        assertThat(ended(Outcome.CREATED)).hasSize(14);
    }

    @Test
    void afterEightPartsInARowWithoutAnAnswerASingleRowShowsWhetherTheOthersAreWorthIt() {
        LongStream.range(0, 10).forEach(part -> poisoned.add(10 * part + 3));
        split(100, noAnswer());
        assertThat(ended(Outcome.UNKNOWN)).hasSize(10);
        assertThat(sizes().subList(0, 11)).containsExactly(1, 10, 10, 10, 10, 10, 10, 10, 10, 1, 10);
    }
}
