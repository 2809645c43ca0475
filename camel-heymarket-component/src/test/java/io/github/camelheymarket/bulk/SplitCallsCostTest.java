package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.group;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** R8.1: which calls a refused call costs where rows of it get no answer, or are refused only together. */
class SplitCallsCostTest extends SplitCallsTestCase {

    @Test
    void ofACallThatIsTooLargeAHalfWithoutAnAnswerIsLookedForAndSplit() {
        poisoned.add(2L);
        split(8, tooLarge());
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(2L);
        assertThat(ended(Outcome.CREATED)).hasSize(7);
        assertThat(sizes()).containsExactly(4, 4, 1, 1, 1, 1);
    }

    @Test
    void rowsThatAreRefusedOnlyTogetherAreStoredInParts() {
        refused.add(0L);
        refusedTogether.addAll(List.of(5L, 15L));
        split(60, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).containsExactly(0L);
        assertThat(ended(Outcome.CREATED)).hasSize(59);
        assertThat(sizes()).containsExactly(30, 15, 8, 4, 2, 1, 20, 10, 5, 3, 1, 1, 20, 19);
    }

    @Test
    void aPartWithoutAnAnswerCountsAsABadRow() {
        refused.add(0L);
        poisoned.add(5L);
        split(60, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).containsExactly(0L);
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(5L);
        assertThat(sizes()).containsExactly(30, 15, 8, 4, 2, 1, 20, 18, 21, 5, 5, 5, 5, 1, 1, 1, 1, 1);
    }

    @Test
    void aHalfWithoutAnAnswerCountsAsABadRow() {
        refused.add(15L);
        poisoned.add(2L);
        split(60, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).containsExactly(15L);
        assertThat(ended(Outcome.UNKNOWN)).containsExactly(2L);
        assertThat(sizes()).containsExactly(30, 15, 32, 16, 8, 4, 2, 1, 16, 28, 4, 4, 4, 3, 1, 1, 1, 1);
    }

    @Test
    void eachBadRowMakesTheNextCallsSmaller() {
        run.splits.stored();
        LongStream.range(0, 24).forEach(refused::add);
        split(60, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).hasSize(24);
        assertThat(sent).hasSize(84);
    }

    @Test
    void aRestThatIsHardlyLargerThanTheNextCallGoesWithIt() {
        refused.add(0L);
        split(26, RunCalls.badRequest());
        assertThat(sizes()).containsExactly(13, 7, 4, 2, 1, 25);
    }

    @Test
    void afterEightCallsInARowWithoutAnAnswerSingleRowsShowWhetherTheOthersAreWorthIt() {
        run.splits.stored();
        status = 500;
        refused.add(0L);
        LongStream.range(0, 16).forEach(i -> poisoned.add(10 * i + 5));
        split(400, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).containsExactly(0L);
        assertThat(ended(Outcome.UNKNOWN)).hasSize(16);
        assertThat(ended(Outcome.CREATED)).hasSize(383);
        // Halves to the bad row; calls of which each has one without an answer; a single row, which has one; and parts
        // again.
        assertThat(sizes().subList(0, 21))
                .containsExactly(200, 100, 50, 25, 13, 7, 4, 2, 1, 20, 18, 17, 16, 15, 14, 14, 14, 1, 17, 17, 17);
    }

    @Test
    void failuresOfAnEarlierCallDoNotCount() {
        run.splits.stored();
        status = 500;
        // The last eight that are sent: row 6 is the first.
        poisoned.addAll(List.of(3L, 4L, 5L, 7L, 8L, 9L, 10L, 11L));
        split(12, noAnswer());
        sent.clear();
        refused.add(100L);
        splitter.split(rows(100, 8), RunCalls.badRequest());
        assertThat(sizes()).containsExactly(4, 2, 1, 7);
    }

    @Test
    void aContactThatIsThereNowIsUpdatedInACallOfItsOwn() {
        List<PendingWrite> writes =
                IntStream.range(0, 4).mapToObj(SplitCallsCostTest::named).toList();
        run.open(writes.stream().map(PendingWrite::group).toArray(RowGroup[]::new));
        stored.add(2L);
        run.answer("GET /v1/contact/3", "{\"id\":3,\"phone\":\"" + BulkFixture.phone(2) + "\"}");
        refused.add(0L);
        splitter.split(writes, RunCalls.badRequest());
        assertThat(sent).containsExactly(List.of(2L), List.of(0L, 1L), List.of(0L), List.of(1L, 3L));
        assertThat(run.parts.told).hasSize(4);
    }

    private static PendingWrite named(int place) {
        ObjectNode fields = JsonNodeFactory.instance
                .objectNode()
                .put("phone", BulkFixture.phone(place))
                .put("first", "Mara");
        return create(group(new Row(place, "row", MatchBy.PHONE, fields, null, Set.of())));
    }

    @Test
    void contactsThatAreKnownAreNotSearchedForAgain() {
        refused.add(1L);
        List<PendingWrite> writes = updates(4);
        splitter.split(writes, RunCalls.badRequest());
        assertThat(ended(Outcome.REJECTED)).containsExactly(1L);
        assertThat(ended(Outcome.CREATED)).containsExactly(0L, 2L, 3L);
        assertThat(run.requests).isEmpty();
    }
}
