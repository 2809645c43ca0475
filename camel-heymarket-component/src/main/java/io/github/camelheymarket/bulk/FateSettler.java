package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownFateException;
import io.github.camelheymarket.model.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what became of a bulk write that no answer came to: looks after 2 s and again after 10 s, adopts what is
 * there and fits, goes on from what is there and differs, and lets what is absent be sent once more (R8.2).
 */
final class FateSettler {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(8);
    private static final int MOST_SENDS = 2;

    private final BulkCalls calls;
    private final Relook relook;
    private final RowPlanner planner;
    private final RunLog log;
    private final Splits splits;
    private final Sleeper sleeper;

    FateSettler(BulkCalls calls, Relook relook, RowPlanner planner, RunLog log, Splits splits, Sleeper sleeper) {
        this.calls = calls;
        this.relook = relook;
        this.planner = planner;
        this.log = log;
        this.splits = splits;
        this.sleeper = sleeper;
    }

    /** @return what is to be sent again, planned anew where the contact is there by now; the rest is ended */
    List<PendingWrite> settle(List<PendingWrite> writes, HeymarketUnknownFateException doubt) {
        for (PendingWrite write : writes) {
            write.group().doubt = doubt;
            write.group().doubtfulSends++;
        }
        calls.stopIfHopeless(doubt);
        try {
            pause(FIRST_LOOK);
            List<PendingWrite> open = new ArrayList<>();
            relook.at(writes).forEach((write, candidates) -> {
                if (candidates.size() == 1 && isFulfilled(write.group(), candidates.get(0))) {
                    adopt(write, candidates.get(0));
                } else {
                    open.add(write);
                }
            });
            if (open.isEmpty()) {
                return open;
            }
            pause(SECOND_LOOK);
            List<PendingWrite> again = new ArrayList<>();
            relook.at(open).forEach((write, candidates) -> {
                PendingWrite next = next(write, candidates);
                if (next != null) {
                    again.add(next);
                }
            });
            return again;
        } catch (HeymarketException e) {
            writes.stream().map(PendingWrite::group).filter(log::isOpen).forEach(group -> unknown(group, doubt));
            calls.stopIfHopeless(e);
            return List.of();
        }
    }

    private boolean isAsSent(PendingWrite write, Stored stored) {
        return !write.creates() || planner.isFulfilled(write.group(), stored);
    }

    private boolean isFulfilled(RowGroup group, Stored stored) {
        return planner.isShown(group, stored) && planner.isFulfilled(group, stored);
    }

    private void pause(Duration duration) {
        try {
            sleeper.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopRun("the run was interrupted", e);
        }
    }

    private PendingWrite next(PendingWrite write, List<Stored> candidates) {
        RowGroup group = write.group();
        if (candidates.isEmpty()) {
            return absent(write);
        }
        if (candidates.size() > 1) {
            relook.ambiguous(group, candidates);
            return null;
        }
        Stored stored = candidates.get(0);
        if (write.route().isRaw()) {
            if (isFulfilled(group, stored)) {
                adopt(write, stored);
            } else {
                unknown(group, group.doubt);
            }
            return null;
        }
        Plan plan = planner.update(group, stored);
        if (plan instanceof Plan.Done done) {
            // With fill-empty a contact may be as it should be, and still not be what was sent.
            if (done.verdict().outcome() == Outcome.UNCHANGED && isAsSent(write, stored)) {
                adopt(write, stored);
            } else {
                log.end(group, done.verdict());
            }
            return null;
        }
        if (plan instanceof Plan.Send send && group.doubtfulSends < MOST_SENDS) {
            group.doubt = null;
            return send.write();
        }
        unknown(group, group.doubt);
        return null;
    }

    private PendingWrite absent(PendingWrite write) {
        RowGroup group = write.group();
        if (write.creates() && group.doubtfulSends < MOST_SENDS) {
            return write;
        }
        unknown(group, group.doubt);
        return null;
    }

    private void adopt(PendingWrite write, Stored stored) {
        RowGroup group = write.group();
        splits.stored();
        log.end(group, Verdict.unsent(write.success(), stored).after(group.attempts));
    }

    private void unknown(RowGroup group, HeymarketException doubt) {
        log.end(group, Verdict.failed(Outcome.UNKNOWN, "FATE_UNKNOWN", doubt, group.attempts));
    }
}
