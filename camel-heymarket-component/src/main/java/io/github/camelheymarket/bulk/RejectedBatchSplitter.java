package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.job.Parts;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.plan.PendingWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits a bulk write that was refused whole, or that got no answer twice and is not stored, until each bad row is alone and
 * all other rows are stored (R8.1). A row is rejected only by the failure of a call that carried it alone.
 *
 * <p>A refused call is halved, since the next half may be sent at once. Halving finds one bad row at a time. The halves that it
 * leaves untested go together into one call again: with few bad rows most of them are good, and a call for each would cost more.
 * The size of that call follows from the share of bad rows so far.
 *
 * <p>Calls without an answer are left to {@link UnansweredBatchSplitter}.
 */
final class RejectedBatchSplitter {

    /** Counts as good rows before the first one is tested, so that a single bad row weighs little. */
    private static final int GOOD_BEFOREHAND = 25;

    private final PartialCalls calls;
    private final WriteReconciliation outcomes;
    private final UnansweredBatchSplitter unanswered;

    RejectedBatchSplitter(PartialCalls calls, WriteReconciliation outcomes, UnansweredBatchSplitter unanswered) {
        this.calls = calls;
        this.outcomes = outcomes;
        this.unanswered = unanswered;
    }

    /**
     * Ends each of the writes.
     *
     * @param writes for one endpoint, refused in one call, or still to be sent after a search
     */
    void split(List<PendingWrite> writes, HeymarketException failure) {
        calls.startCounting();
        if (isRefusal(failure)) {
            failed(writes, failure);
        } else {
            unanswered.add(writes, failure);
            unanswered.probe();
        }
        unanswered.run(this::failed);
        calls.endUnanswered();
    }

    private static boolean isRefusal(HeymarketException failure) {
        return failure instanceof HeymarketBadRequestException;
    }

    /** @param writes of a call that failed, not searched for since */
    private void failed(List<PendingWrite> writes, HeymarketException failure) {
        if (writes.size() == 1) {
            calls.failedAlone(writes.get(0), failure);
        } else if (!isRefusal(failure)) {
            unanswered.setAside(writes, failure);
        } else if (failure.getStatus() == 413) {
            inHalves(searchAgain(writes, failure, true), failure);
        } else {
            byRow(searchAgain(writes, failure, true), failure);
        }
    }

    /** For a call that was too large: perhaps no row of it is bad. */
    private void inHalves(List<PendingWrite> writes, HeymarketException failure) {
        for (List<PendingWrite> half : Parts.halves(writes)) {
            if (!half.isEmpty()) {
                HeymarketException again = calls.send(half, failure);
                if (again != null) {
                    failed(half, again);
                }
            }
        }
    }

    /** @param writes with at least one bad row */
    private void byRow(List<PendingWrite> writes, HeymarketException failure) {
        List<PendingWrite> suspects = writes;
        /* Not tested. */
        List<PendingWrite> open = List.of();
        HeymarketException last = failure;
        int bad = 0;
        while (!suspects.isEmpty() || !open.isEmpty()) {
            if (calls.seemDown()) {
                unanswered.add(suspects, last);
                unanswered.add(open, last);
                return;
            }
            if (!suspects.isEmpty()) {
                List<PendingWrite> untested = new ArrayList<>();
                boolean found = findOne(suspects, last, untested);
                untested.addAll(open);
                open = untested;
                if (!found) {
                    // All parts of a failed call succeeded, so no row of it was the cause.
                    inHalves(open, last);
                    return;
                }
                bad++;
                suspects = List.of();
                continue;
            }
            int size = together(open.size(), Math.max(0, writes.size() - open.size()), Math.max(1, bad));
            List<PendingWrite> next = List.copyOf(open.subList(0, size));
            open = open.subList(size, open.size());
            HeymarketException again = calls.send(next, last);
            if (again == null) {
                continue;
            }
            if (next.size() == 1) {
                calls.failedAlone(next.get(0), again);
                bad++;
            } else if (isRefusal(again)) {
                last = again;
                suspects = searchAgain(next, again, false);
            } else {
                unanswered.setAside(next, again);
                bad++;
            }
        }
    }

    /** As many rows as are all good in about every second call, if the other rows are as bad as those so far. */
    private static int together(int open, int tested, int bad) {
        int size = Math.max(1, 4 * (tested + GOOD_BEFOREHAND) / (5 * bad));
        return size >= open * 4 / 5 ? open : size;
    }

    /**
     * Halves a failed call until one row of it fails alone, or a part of it gets no answer.
     *
     * @param untested gets the rows that were not tested
     * @return whether there was such a row or part
     */
    private boolean findOne(List<PendingWrite> failed, HeymarketException failure, List<PendingWrite> untested) {
        List<PendingWrite> suspects = failed;
        HeymarketException last = failure;
        while (!suspects.isEmpty()) {
            List<List<PendingWrite>> halves = Parts.halves(suspects);
            List<PendingWrite> half = halves.get(0);
            HeymarketException again = calls.send(half, last);
            if (again == null) {
                // The bad row is in the other half, which would fail again if it were sent whole.
                suspects = halves.get(1);
                continue;
            }
            untested.addAll(0, halves.get(1));
            if (half.size() == 1) {
                calls.failedAlone(half.get(0), again);
                return true;
            }
            if (!isRefusal(again)) {
                unanswered.setAside(half, again);
                return true;
            }
            last = again;
            suspects = searchAgain(half, again, false);
        }
        return false;
    }

    /** @return the writes that are still to be sent to the same endpoint; the others have ended */
    private List<PendingWrite> searchAgain(List<PendingWrite> writes, HeymarketException failure, boolean isWhole) {
        WriteEndpoint endpoint = writes.get(0).endpoint();
        Map<WriteEndpoint, List<PendingWrite>> byEndpoint = BulkWriter.byEndpoint(searched(writes, failure, isWhole));
        List<PendingWrite> same = byEndpoint.remove(endpoint);
        // A contact that is there now may need another endpoint than an absent one.
        byEndpoint.values().forEach(others -> inHalves(others, failure));
        return same == null ? List.of() : same;
    }

    private List<PendingWrite> searched(List<PendingWrite> writes, HeymarketException failure, boolean isWhole) {
        if (writes.stream().noneMatch(PendingWrite::creates)) {
            return writes;
        }
        calls.beforeSearch(failure);
        return outcomes.afterRefusal(writes, isWhole);
    }
}
