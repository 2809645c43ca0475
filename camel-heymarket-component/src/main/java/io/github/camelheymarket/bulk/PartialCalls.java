package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.job.SplitBudget;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.PendingWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the parts of a call that failed, within the budget (R8.1), and ends the rows whose own calls failed. Rows that got no
 * answer in a call of their own are searched for together at the end.
 */
final class PartialCalls {

    /** More failures in a row than adjacent bad rows make likely. */
    private static final int MANY_FAILURES = 8;

    private final Function<List<PendingWrite>, HeymarketException> sender;
    private final WriteReconciliation outcomes;
    private final WriteResults results;
    private final SplitBudget budget;
    /** Rows that got no answer in a call of their own. */
    private final List<PendingWrite> unanswered = new ArrayList<>();

    private int failuresInARow;

    /** @param sender makes one call of writes, and gives its failure, {@code null} where the rows have ended */
    PartialCalls(
            Function<List<PendingWrite>, HeymarketException> sender,
            WriteReconciliation outcomes,
            WriteResults results,
            SplitBudget budget) {
        this.sender = sender;
        this.outcomes = outcomes;
        this.results = results;
        this.budget = budget;
    }

    /** A call that would not be needed if the whole call had succeeded. */
    @Nullable
    HeymarketException send(List<PendingWrite> writes, HeymarketException failure) {
        budget.spend(failure);
        return sendAtOnce(writes);
    }

    private @Nullable HeymarketException sendAtOnce(List<PendingWrite> writes) {
        HeymarketException again = sender.apply(writes);
        boolean isAnswered = again == null || again instanceof HeymarketBadRequestException;
        failuresInARow = isAnswered ? 0 : failuresInARow + 1;
        if (again == null) {
            return null;
        }
        if (again instanceof HeymarketUnknownOutcomeException doubt) {
            outcomes.doubt(writes, doubt);
        }
        CallPolicy.stopIfHopelessAtOnce(again);
        return again;
    }

    /** Before a search that would not be needed if the whole call had succeeded. */
    void beforeSearch(HeymarketException failure) {
        budget.spend(failure);
    }

    /** Whether so many calls in a row got no answer that their rows may not be the cause. */
    boolean seemDown() {
        return failuresInARow >= MANY_FAILURES;
    }

    /** Counts the failures in a row from 0 again. */
    void startCounting() {
        failuresInARow = 0;
    }

    /** After {@link #send} of one row failed. */
    void failedAlone(PendingWrite write, HeymarketException failure) {
        if (failure instanceof HeymarketUnknownOutcomeException) {
            unanswered.add(write);
        } else {
            results.ended(write, GroupResult.failed(Outcome.REJECTED, "REFUSED", failure));
        }
        budget.failedAlone(failure);
    }

    /** Searches for the rows that got no answer in a call of their own; sends those that were sent once again (R8.2). */
    void endUnanswered() {
        List<PendingWrite> last = new ArrayList<>();
        for (PendingWrite write : searchUnanswered()) {
            if (outcomes.isSpent(write)) {
                last.add(write);
                continue;
            }
            HeymarketException again = sendAtOnce(List.of(write));
            if (again != null) {
                failedAlone(write, again);
            }
        }
        last.addAll(searchUnanswered());
        outcomes.endAlone(last);
    }

    private List<PendingWrite> searchUnanswered() {
        List<PendingWrite> sent = List.copyOf(unanswered);
        unanswered.clear();
        return outcomes.afterNoAnswer(sent);
    }
}
