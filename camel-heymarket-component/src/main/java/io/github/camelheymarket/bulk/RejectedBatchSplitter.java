package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes bulk writes apart that were refused whole, or that got no answer twice and are not stored, until the rows that are to
 * blame stand alone and all others are stored (R8.1). No row is blamed but by the failure of a call that carried it alone.
 *
 * <p>Halving goes after one bad row at a time. What it leaves aside then goes together again: a call for each half on the
 * way would cost more, for with few bad rows most of those halves are good. How much goes together follows from how many
 * rows turned out bad so far.
 *
 * <p>Where calls get no answer, it may be that none does. So single rows are tried first, and again after many failures: if
 * one is taken, the others are worth the calls. If {@value #MOST_PROBES} are not ({@value #MOST_LOST_PROBES} where there was
 * no answer at all, which takes long), the run stops.
 */
final class RejectedBatchSplitter {

    /** As if so many good rows had been seen before the first bad one, so that one bad row alone proves little. */
    private static final int GOOD_BEFOREHAND = 25;

    private static final int MOST_PROBES = 10;
    private static final int MOST_LOST_PROBES = 3;
    /** More in a row than halving a hundred rows takes. */
    private static final int MANY_FAILURES = 8;

    private final BulkCalls calls;
    private final Function<List<PendingWrite>, HeymarketException> sender;
    private final Relook relook;
    private final FateSettler outcomes;
    private final RowPlanner planner;
    private final PhoneChange phones;
    private final RunRecorder log;
    private final SplitBudget splits;
    /** Rows that got no answer in a call of their own. */
    private final List<PendingWrite> unanswered = new ArrayList<>();

    private int failuresInARow;

    /** @param sender makes one call of writes, and gives its failure, {@code null} where the rows have ended */
    RejectedBatchSplitter(
            BulkCalls calls,
            Function<List<PendingWrite>, HeymarketException> sender,
            Relook relook,
            FateSettler outcomes,
            RowPlanner planner,
            PhoneChange phones,
            RunRecorder log,
            SplitBudget splits) {
        this.calls = calls;
        this.sender = sender;
        this.relook = relook;
        this.outcomes = outcomes;
        this.planner = planner;
        this.phones = phones;
        this.log = log;
        this.splits = splits;
    }

    /**
     * Each of the writes has ended afterwards.
     *
     * @param writes of one route, refused in one call, or still to be sent after a look
     */
    void split(List<PendingWrite> writes, HeymarketException failure) {
        failuresInARow = 0;
        if (failure instanceof HeymarketBadRequestException) {
            refused(writes, failure);
        } else {
            apart(writes, failure);
        }
        endUnanswered();
    }

    /** Looked for together at the end: nothing depends on them meanwhile. */
    private void endUnanswered() {
        List<PendingWrite> first =
                unanswered.stream().filter(write -> !FateSettler.isSpent(write)).toList();
        unanswered.removeAll(first);
        for (PendingWrite write : outcomes.look(first)) {
            HeymarketException again = sender.apply(List.of(write));
            if (again != null) {
                failedAlone(write, again);
            }
        }
        List<PendingWrite> last = outcomes.look(List.copyOf(unanswered));
        unanswered.clear();
        outcomes.endAlone(last);
    }

    private void refused(List<PendingWrite> writes, HeymarketException failure) {
        if (writes.size() == 1) {
            failedAlone(writes.get(0), failure);
        } else {
            apart(lookAgain(writes, failure, true), failure);
        }
    }

    /** @param writes looked at since their call failed */
    private void apart(List<PendingWrite> writes, HeymarketException failure) {
        if (failure.getStatus() == 413) {
            inHalves(writes, failure);
        } else if (failure instanceof HeymarketBadRequestException) {
            byRow(writes.size(), writes, List.of(), 0, failure);
        } else {
            List<PendingWrite> open = new ArrayList<>(writes);
            int bad = prove(open, failure);
            // A good row was met at once: then what is left has a bad one.
            byRow(writes.size(), bad == 0 ? open : List.of(), bad == 0 ? List.of() : open, Math.max(1, bad), failure);
        }
    }

    /**
     * Sends single rows until one is taken.
     *
     * @param open loses them
     * @return how many were not taken
     */
    private int prove(List<PendingWrite> open, HeymarketException failure) {
        HeymarketException last = failure;
        int bad = 0;
        while (!open.isEmpty()) {
            PendingWrite probe = open.remove(Spread.place(bad, open.size()));
            HeymarketException again = send(List.of(probe), last);
            if (again == null) {
                break;
            }
            last = again;
            bad++;
            failedAlone(probe, again);
            if (bad >= (again.getStatus() >= 400 ? MOST_PROBES : MOST_LOST_PROBES) && !open.isEmpty()) {
                throw new JobAbortedException(bad + " rows in a row got no good answer, each by itself", again);
            }
        }
        failuresInARow = 0;
        return bad;
    }

    private void failedAlone(PendingWrite write, HeymarketException failure) {
        RowGroup group = write.group();
        if (failure instanceof HeymarketUnknownOutcomeException doubt) {
            outcomes.doubt(List.of(write), doubt);
            unanswered.add(write);
        } else {
            log.end(group, GroupResult.failed(Outcome.REJECTED, "REFUSED", failure, group.attempts));
        }
        splits.failedAlone(failure);
    }

    /** For a call that was too large: no row of it needs to be bad. */
    private void inHalves(List<PendingWrite> writes, HeymarketException failure) {
        for (List<PendingWrite> half : ContactFinder.halves(writes)) {
            if (!half.isEmpty()) {
                HeymarketException again = send(half, failure);
                if (again != null) {
                    refused(half, again);
                }
            }
        }
    }

    /**
     * @param all how many rows there are
     * @param suspects hold a bad row
     * @param untried of which nothing is known
     * @param already how many turned out bad before
     */
    private void byRow(
            int all, List<PendingWrite> suspects, List<PendingWrite> untried, int already, HeymarketException failure) {
        List<PendingWrite> open = untried;
        HeymarketException last = failure;
        int bad = already;
        while (!suspects.isEmpty() || !open.isEmpty()) {
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
            }
            while (suspects.isEmpty() && !open.isEmpty()) {
                if (failuresInARow >= MANY_FAILURES && !(last instanceof HeymarketBadRequestException)) {
                    open = new ArrayList<>(open);
                    bad += prove(open, last);
                    continue;
                }
                int size = together(open.size(), Math.max(0, all - open.size()), Math.max(1, bad));
                List<PendingWrite> next = List.copyOf(open.subList(0, size));
                open = open.subList(size, open.size());
                HeymarketException again = send(next, last);
                if (again != null && next.size() == 1) {
                    failedAlone(next.get(0), again);
                    bad++;
                } else if (again != null) {
                    last = again;
                    suspects = lookAgain(next, again, false);
                }
            }
        }
    }

    /** As many as are all good about every second time, if the rest is as bad as what was seen. */
    private static int together(int open, int tested, int bad) {
        int size = Math.max(1, 4 * (tested + GOOD_BEFOREHAND) / (5 * bad));
        return size >= open * 4 / 5 ? open : size;
    }

    /**
     * Halves what failed until one row of it fails alone.
     *
     * @param untested gets those of which nothing is known yet
     * @return whether there was such a row
     */
    private boolean findOne(List<PendingWrite> failed, HeymarketException failure, List<PendingWrite> untested) {
        List<PendingWrite> suspects = failed;
        HeymarketException last = failure;
        while (!suspects.isEmpty()) {
            List<List<PendingWrite>> halves = ContactFinder.halves(suspects);
            HeymarketException again = send(halves.get(0), last);
            if (again == null) {
                // The fault is in the other half then, so that sending it whole would only fail again.
                suspects = halves.get(1);
                continue;
            }
            last = again;
            untested.addAll(0, halves.get(1));
            if (halves.get(0).size() == 1) {
                failedAlone(halves.get(0).get(0), again);
                return true;
            }
            suspects = lookAgain(halves.get(0), again, false);
        }
        return false;
    }

    /** A call that would not be needed had the whole call been taken. */
    private HeymarketException send(List<PendingWrite> writes, HeymarketException failure) {
        splits.spend(failure);
        HeymarketException again = sender.apply(writes);
        if (again == null) {
            failuresInARow = 0;
        } else {
            failuresInARow++;
            BulkCalls.stopIfHopelessAtOnce(again);
        }
        return again;
    }

    /**
     * A call that failed may have been applied in part: what it would have created is looked for again, and where there was
     * no answer what it would have changed as well.
     *
     * @return what is still to be sent by the same route; the rest has ended
     */
    private List<PendingWrite> lookAgain(List<PendingWrite> writes, HeymarketException failure, boolean isWhole) {
        WriteEndpoint route = writes.get(0).route();
        if (failure instanceof HeymarketUnknownOutcomeException doubt) {
            splits.spend(failure);
            return ofOneRoute(outcomes.settlePart(writes, doubt), route, failure);
        }
        List<PendingWrite> creates =
                writes.stream().filter(PendingWrite::creates).toList();
        if (creates.isEmpty()) {
            return writes;
        }
        List<PendingWrite> rest = new ArrayList<>(
                writes.stream().filter(write -> !write.creates()).toList());
        try {
            splits.spend(failure);
            List<PendingWrite> absent = new ArrayList<>();
            relook.at(creates, this::unlooked).forEach((write, candidates) -> {
                if (candidates.isEmpty() && isWhole) {
                    absent.add(write);
                } else {
                    looked(write, candidates, rest);
                }
            });
            if (!absent.isEmpty()) {
                relook.among(absent).forEach((write, candidates) -> looked(write, candidates, rest));
            }
        } catch (HeymarketException e) {
            writes.stream()
                    .map(PendingWrite::group)
                    .filter(log::isOpen)
                    .forEach(group -> log.end(group, GroupResult.notSent(e, group.attempts)));
            calls.stopIfHopeless(e);
            return List.of();
        }
        return ofOneRoute(rest, route, failure);
    }

    private void looked(PendingWrite write, List<StoredContact> candidates, List<PendingWrite> rest) {
        if (candidates.isEmpty()) {
            rest.add(write);
        } else if (candidates.size() > 1) {
            relook.ambiguous(write.group(), candidates);
        } else {
            appeared(write, candidates.get(0), rest);
        }
    }

    private void unlooked(PendingWrite write, HeymarketException e) {
        log.end(write.group(), GroupResult.notSent(e, write.group().attempts));
    }

    /** What appeared may have to go another way than what is absent. */
    private List<PendingWrite> ofOneRoute(List<PendingWrite> writes, WriteEndpoint route, HeymarketException failure) {
        Map<WriteEndpoint, List<PendingWrite>> byRoute = BulkWriter.byRoute(writes);
        List<PendingWrite> same = byRoute.remove(route);
        byRoute.values().forEach(others -> inHalves(others, failure));
        return same == null ? List.of() : same;
    }

    private void appeared(PendingWrite write, StoredContact stored, List<PendingWrite> rest) {
        RowGroup group = write.group();
        if (write.route().isRaw()) {
            rest.add(write);
            return;
        }
        Plan plan = planner.update(group, stored);
        if (plan instanceof Plan.Send send) {
            rest.add(send.write());
        } else if (plan instanceof Plan.ChangePhone change) {
            phones.send(change.write());
        } else if (plan instanceof Plan.Done done) {
            boolean created = done.verdict().outcome() == Outcome.UNCHANGED;
            if (created) {
                splits.stored();
                calls.written().found(group, stored);
            }
            log.end(
                    group,
                    created ? GroupResult.unsent(Outcome.CREATED, stored).after(group.attempts) : done.verdict());
        }
    }
}
