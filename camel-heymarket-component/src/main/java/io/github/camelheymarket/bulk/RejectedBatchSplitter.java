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
 * Takes bulk writes apart that were refused whole, or that got no answer twice and are not stored, until the rows that are to
 * blame stand alone and all others are stored (R8.1). No row is blamed but by the failure of a call that carried it alone.
 *
 * <p>What is refused is halved, as the next half may be sent at once. Halving goes after one bad row at a time. What it leaves
 * aside then goes together again: a call for each half on the way would cost more, for with few bad rows most of those halves
 * are good. How much goes together follows from how many rows turned out bad so far.
 *
 * <p>What gets no answer is set aside for {@link UnansweredBatchSplitter}.
 */
final class RejectedBatchSplitter {

    /** As if so many good rows had been seen before the first bad one, so that one bad row alone proves little. */
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
     * Each of the writes has ended afterwards.
     *
     * @param writes of one route, refused in one call, or still to be sent after a look
     */
    void split(List<PendingWrite> writes, HeymarketException failure) {
        calls.startCounting();
        if (isRefusal(failure)) {
            failed(writes, failure);
        } else {
            unanswered.add(writes, failure);
            unanswered.prove();
        }
        unanswered.run(this::failed);
        calls.endUnanswered();
    }

    private static boolean isRefusal(HeymarketException failure) {
        return failure instanceof HeymarketBadRequestException;
    }

    /** @param writes of a call that failed, and that nobody has looked at since */
    private void failed(List<PendingWrite> writes, HeymarketException failure) {
        if (writes.size() == 1) {
            calls.failedAlone(writes.get(0), failure);
        } else if (!isRefusal(failure)) {
            unanswered.setAside(writes, failure);
        } else if (failure.getStatus() == 413) {
            inHalves(lookAgain(writes, failure, true), failure);
        } else {
            byRow(lookAgain(writes, failure, true), failure);
        }
    }

    /** For a call that was too large: no row of it needs to be bad. */
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

    /** @param writes hold a bad row */
    private void byRow(List<PendingWrite> writes, HeymarketException failure) {
        List<PendingWrite> suspects = writes;
        /* Of these nothing is known. */
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
                    // All of a failed call were taken in parts, so it was not for a row that it failed.
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
                suspects = lookAgain(next, again, false);
            } else {
                unanswered.setAside(next, again);
                bad++;
            }
        }
    }

    /** As many as are all good about every second time, if the rest is as bad as what was seen. */
    private static int together(int open, int tested, int bad) {
        int size = Math.max(1, 4 * (tested + GOOD_BEFOREHAND) / (5 * bad));
        return size >= open * 4 / 5 ? open : size;
    }

    /**
     * Halves what failed until one row of it fails alone, or a part of it gets no answer.
     *
     * @param untested gets those of which nothing is known yet
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
                // The fault is in the other half then, so that sending it whole would only fail again.
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
            suspects = lookAgain(half, again, false);
        }
        return false;
    }

    /** @return what is still to be sent by the same route; the rest has ended */
    private List<PendingWrite> lookAgain(List<PendingWrite> writes, HeymarketException failure, boolean isWhole) {
        WriteEndpoint route = writes.get(0).route();
        Map<WriteEndpoint, List<PendingWrite>> byRoute = BulkWriter.byRoute(searched(writes, failure, isWhole));
        List<PendingWrite> same = byRoute.remove(route);
        // What appeared may have to go another way than what is absent.
        byRoute.values().forEach(others -> inHalves(others, failure));
        return same == null ? List.of() : same;
    }

    private List<PendingWrite> searched(List<PendingWrite> writes, HeymarketException failure, boolean isWhole) {
        if (writes.stream().noneMatch(PendingWrite::creates)) {
            return writes;
        }
        calls.beforeLook(failure);
        return outcomes.afterRefusal(writes, isWhole);
    }
}
