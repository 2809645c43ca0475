package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Looks whether a call that was refused stored a part of its rows all the same, before they are sent again (R8.1). */
final class RejectedBatchLook {

    private final BulkCalls calls;
    private final Relook relook;
    private final RowPlanner planner;
    private final PhoneChange phones;
    private final RunRecorder log;
    private final SplitBudget budget;

    RejectedBatchLook(
            BulkCalls calls,
            Relook relook,
            RowPlanner planner,
            PhoneChange phones,
            RunRecorder log,
            SplitBudget budget) {
        this.calls = calls;
        this.relook = relook;
        this.planner = planner;
        this.phones = phones;
        this.log = log;
        this.budget = budget;
    }

    /**
     * Looks for what the call would have created.
     *
     * @param isWhole not a part of a call that was looked at before
     * @return what is still to be sent, planned anew where the contact is there by now; the rest has ended
     */
    List<PendingWrite> at(List<PendingWrite> writes, HeymarketException failure, boolean isWhole) {
        List<PendingWrite> creates =
                writes.stream().filter(PendingWrite::creates).toList();
        if (creates.isEmpty()) {
            return writes;
        }
        List<PendingWrite> rest = new ArrayList<>(
                writes.stream().filter(write -> !write.creates()).toList());
        try {
            budget.spend(failure);
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
        return rest;
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
                budget.stored();
                calls.written().found(group, stored);
            }
            log.end(
                    group,
                    created ? GroupResult.unsent(Outcome.CREATED, stored).after(group.attempts) : done.verdict());
        }
    }
}
