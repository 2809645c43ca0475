package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what became of a bulk write that no answer came to: looks after 2 s and again after 10 s, adopts what is
 * there and fits, goes on from what is there and differs, and lets what is absent be sent once more (R8.2).
 */
final class FateSettler {

    private static final int MOST_SENDS = 2;

    private final BulkCalls calls;
    private final Relook relook;
    private final RowPlanner planner;
    private final RunRecorder log;
    private final SplitBudget splits;
    private final LookPauses pauses;

    /** When the last of the calls failed whose writes are in doubt. */
    private long lastDoubt;

    FateSettler(
            BulkCalls calls,
            Relook relook,
            RowPlanner planner,
            RunRecorder log,
            SplitBudget splits,
            LookPauses pauses) {
        this.calls = calls;
        this.relook = relook;
        this.planner = planner;
        this.log = log;
        this.splits = splits;
        this.pauses = pauses;
    }

    /**
     * What the looks left, planned anew where the contact is there by now; the rest is ended.
     *
     * @param again is to be sent once more as it is
     * @param stuck was sent twice in calls without an answer, and is not stored
     */
    record Left(List<PendingWrite> again, List<PendingWrite> stuck) {}

    /** After a call without an answer. */
    Left settle(List<PendingWrite> writes, HeymarketUnknownOutcomeException doubt) {
        doubt(writes, doubt);
        calls.stopIfHopeless(doubt);
        Left left = new Left(new ArrayList<>(), new ArrayList<>());
        for (PendingWrite write : look(writes)) {
            (write.group().doubtfulSends < MOST_SENDS ? left.again() : left.stuck()).add(write);
        }
        return left;
    }

    /** From here on the writes end as UNKNOWN, unless something settles them. */
    void doubt(List<PendingWrite> writes, HeymarketUnknownOutcomeException doubt) {
        lastDoubt = pauses.now();
        for (PendingWrite write : writes) {
            write.group().doubt = doubt;
            write.group().doubtfulSends++;
        }
    }

    /** Ends rows that got no answer in a call of their own either, and that a look does not show. */
    void endAlone(List<PendingWrite> writes) {
        for (PendingWrite write : writes) {
            RowGroup group = write.group();
            calls.written().doubtful(write);
            log.end(
                    group,
                    GroupResult.failed(Outcome.UNKNOWN, "OUTCOME_UNKNOWN", group.doubt, group.attempts)
                            .because(
                                    "OUTCOME_UNKNOWN: a call that carried this row alone failed too, and a look does not show "
                                            + "the row stored. "));
        }
    }

    /** Whether the write has had its second chance. */
    static boolean isSpent(PendingWrite write) {
        return write.group().doubtfulSends >= MOST_SENDS;
    }

    /** @return what is neither stored nor ended */
    List<PendingWrite> look(List<PendingWrite> writes) {
        if (writes.isEmpty()) {
            return writes;
        }
        try {
            pauses.beforeFirst(lastDoubt);
            List<PendingWrite> open = new ArrayList<>();
            relook.at(writes, this::unlooked).forEach((write, candidates) -> {
                if (candidates.size() == 1 && isFulfilled(write.group(), candidates.get(0))) {
                    adopt(write, candidates.get(0));
                } else {
                    open.add(write);
                }
            });
            if (open.isEmpty()) {
                return open;
            }
            pauses.beforeSecond(lastDoubt);
            List<PendingWrite> left = new ArrayList<>();
            List<PendingWrite> absent = new ArrayList<>();
            relook.at(open, this::unlooked).forEach((write, candidates) -> {
                if (candidates.isEmpty() && write.creates()) {
                    absent.add(write);
                } else {
                    addNext(write, candidates, left);
                }
            });
            if (!absent.isEmpty()) {
                relook.among(absent).forEach((write, candidates) -> addNext(write, candidates, left));
            }
            return left;
        } catch (HeymarketException e) {
            writes.stream().filter(write -> log.isOpen(write.group())).forEach(this::unknown);
            calls.stopIfHopeless(e);
            return List.of();
        }
    }

    private void addNext(PendingWrite write, List<StoredContact> candidates, List<PendingWrite> left) {
        PendingWrite next = next(write, candidates);
        if (next != null) {
            left.add(next);
        }
    }

    private void unlooked(PendingWrite write, HeymarketException e) {
        unknown(write);
    }

    private boolean isAsSent(PendingWrite write, StoredContact stored) {
        return !write.creates() || planner.isFulfilled(write.group(), stored);
    }

    private boolean isFulfilled(RowGroup group, StoredContact stored) {
        return planner.isShown(group, stored) && planner.isFulfilled(group, stored);
    }

    private PendingWrite next(PendingWrite write, List<StoredContact> candidates) {
        RowGroup group = write.group();
        if (candidates.isEmpty()) {
            return absent(write);
        }
        if (candidates.size() > 1) {
            relook.ambiguous(group, candidates);
            return null;
        }
        StoredContact stored = candidates.get(0);
        if (write.route().isRaw()) {
            return nextRaw(write, stored);
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
        if (plan instanceof Plan.Send send) {
            if (!isSpent(write)) {
                group.doubt = null;
            }
            return send.write();
        }
        unknown(write);
        return null;
    }

    /** What writes over a known contact may be sent again; of what may have created one nobody knows whose it is. */
    private PendingWrite nextRaw(PendingWrite write, StoredContact stored) {
        if (isFulfilled(write.group(), stored)) {
            adopt(write, stored);
        } else if (write.route().overwrites() || write.item().has("contact_id")) {
            return write;
        } else {
            unknown(write);
        }
        return null;
    }

    private PendingWrite absent(PendingWrite write) {
        if (write.creates()) {
            return write;
        }
        unknown(write);
        return null;
    }

    private void adopt(PendingWrite write, StoredContact stored) {
        RowGroup group = write.group();
        splits.stored();
        calls.written().found(group, stored);
        log.end(group, GroupResult.unsent(write.success(), stored).after(group.attempts));
    }

    private void unknown(PendingWrite write) {
        RowGroup group = write.group();
        calls.written().doubtful(write);
        log.end(group, GroupResult.failed(Outcome.UNKNOWN, "OUTCOME_UNKNOWN", group.doubt, group.attempts));
    }
}
