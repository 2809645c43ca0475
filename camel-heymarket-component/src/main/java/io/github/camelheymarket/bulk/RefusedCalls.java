package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes bulk writes apart that were refused whole, until the rows that are to blame stand alone and all others are stored
 * (R8.1). No row is blamed but by the refusal of a call that carried it alone.
 *
 * <p>Halving goes after one bad row at a time. What it leaves aside then goes together again: a call for each half on the
 * way would cost more, for with few bad rows most of those halves are good. How much goes together follows from how many
 * rows turned out bad so far.
 */
final class RefusedCalls {

    /** As if so many good rows had been seen before the first bad one, so that one bad row alone proves little. */
    private static final int GOOD_BEFOREHAND = 25;

    private final BulkCalls calls;
    private final Function<List<PendingWrite>, HeymarketBadRequestException> sender;
    private final Relook relook;
    private final RowPlanner planner;
    private final PhoneChange phones;
    private final RunLog log;
    private final Splits splits;

    /** @param sender makes one call of writes, and gives its refusal, {@code null} where it was not refused */
    RefusedCalls(
            BulkCalls calls,
            Function<List<PendingWrite>, HeymarketBadRequestException> sender,
            Relook relook,
            RowPlanner planner,
            PhoneChange phones,
            RunLog log,
            Splits splits) {
        this.calls = calls;
        this.sender = sender;
        this.relook = relook;
        this.planner = planner;
        this.phones = phones;
        this.log = log;
        this.splits = splits;
    }

    /** @param writes of one route, refused in one call; each has ended afterwards */
    void split(List<PendingWrite> writes, HeymarketBadRequestException refusal) {
        if (writes.size() == 1) {
            refusedAlone(writes.get(0), refusal);
        } else if (refusal.getStatus() == 413) {
            inHalves(lookAgain(writes, refusal), refusal);
        } else {
            byRow(lookAgain(writes, refusal), refusal);
        }
    }

    private void refusedAlone(PendingWrite write, HeymarketBadRequestException refusal) {
        RowGroup group = write.group();
        log.end(group, Verdict.failed(Outcome.REJECTED, "REFUSED", refusal, group.attempts));
        splits.refusedAlone(refusal);
    }

    /** For a call that was too large: no row of it needs to be bad. */
    private void inHalves(List<PendingWrite> writes, HeymarketBadRequestException refusal) {
        for (List<PendingWrite> half : ContactFinder.halves(writes)) {
            if (!half.isEmpty()) {
                HeymarketBadRequestException again = send(half, refusal);
                if (again != null) {
                    split(half, again);
                }
            }
        }
    }

    private void byRow(List<PendingWrite> writes, HeymarketBadRequestException refusal) {
        List<PendingWrite> suspects = writes;
        List<PendingWrite> open = List.of();
        HeymarketBadRequestException last = refusal;
        int bad = 0;
        while (!suspects.isEmpty()) {
            List<PendingWrite> untested = new ArrayList<>();
            boolean found = findOne(suspects, last, untested);
            untested.addAll(open);
            open = untested;
            if (!found) {
                // All of a refused call were taken in parts, so it was not for a row that it was refused.
                inHalves(open, last);
                return;
            }
            bad++;
            suspects = List.of();
            while (suspects.isEmpty() && !open.isEmpty()) {
                int size = together(open.size(), writes.size() - open.size(), bad);
                List<PendingWrite> next = List.copyOf(open.subList(0, size));
                open = open.subList(size, open.size());
                HeymarketBadRequestException again = send(next, last);
                if (again != null && next.size() == 1) {
                    refusedAlone(next.get(0), again);
                    bad++;
                } else if (again != null) {
                    last = again;
                    suspects = lookAgain(next, again);
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
     * Halves what was refused until one row of it is refused alone.
     *
     * @param untested gets those of which nothing is known yet
     * @return whether there was such a row
     */
    private boolean findOne(
            List<PendingWrite> refused, HeymarketBadRequestException refusal, List<PendingWrite> untested) {
        List<PendingWrite> suspects = refused;
        HeymarketBadRequestException last = refusal;
        while (!suspects.isEmpty()) {
            List<List<PendingWrite>> halves = ContactFinder.halves(suspects);
            HeymarketBadRequestException again = send(halves.get(0), last);
            if (again == null) {
                // The fault is in the other half then, so that sending it whole would only be refused again.
                suspects = halves.get(1);
                continue;
            }
            last = again;
            untested.addAll(0, halves.get(1));
            if (halves.get(0).size() == 1) {
                refusedAlone(halves.get(0).get(0), again);
                return true;
            }
            suspects = lookAgain(halves.get(0), again);
        }
        return false;
    }

    /** A call that would not be needed had the whole call been taken. */
    private HeymarketBadRequestException send(List<PendingWrite> writes, HeymarketBadRequestException refusal) {
        splits.spend(refusal);
        return sender.apply(writes);
    }

    /**
     * A call that was refused may have been applied in part: what it would have created is looked for again.
     *
     * @return what is still to be sent by the same route; the rest has ended
     */
    private List<PendingWrite> lookAgain(List<PendingWrite> writes, HeymarketBadRequestException refusal) {
        List<PendingWrite> creates =
                writes.stream().filter(PendingWrite::creates).toList();
        if (creates.isEmpty()) {
            return writes;
        }
        List<PendingWrite> rest = new ArrayList<>(
                writes.stream().filter(write -> !write.creates()).toList());
        try {
            splits.spend(refusal);
            relook.at(creates).forEach((write, candidates) -> {
                if (candidates.isEmpty()) {
                    rest.add(write);
                } else if (candidates.size() > 1) {
                    relook.ambiguous(write.group(), candidates);
                } else {
                    appeared(write, candidates.get(0), rest);
                }
            });
        } catch (HeymarketException e) {
            writes.stream()
                    .map(PendingWrite::group)
                    .filter(log::isOpen)
                    .forEach(group -> log.end(group, Verdict.notSent(e, group.attempts)));
            calls.stopIfHopeless(e);
            return List.of();
        }
        return ofOneRoute(rest, writes.get(0).route(), refusal);
    }

    /** What appeared may have to go another way than what is absent. */
    private List<PendingWrite> ofOneRoute(
            List<PendingWrite> writes, Route route, HeymarketBadRequestException refusal) {
        Map<Route, List<PendingWrite>> byRoute = BulkWriter.byRoute(writes);
        List<PendingWrite> same = byRoute.remove(route);
        byRoute.values().forEach(others -> inHalves(others, refusal));
        return same == null ? List.of() : same;
    }

    private void appeared(PendingWrite write, Stored stored, List<PendingWrite> rest) {
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
            }
            log.end(group, created ? Verdict.unsent(Outcome.CREATED, stored).after(group.attempts) : done.verdict());
        }
    }
}
