package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import java.util.List;
import java.util.Optional;

/** Takes groups from the contact that was found to their result, or to a write in the queue. */
final class GroupPlanner {

    private final RowPlanner planner;
    private final DirectWritePlanner direct;
    private final WriteQueue queue;
    private final RunRecorder log;
    private final BulkCalls calls;

    GroupPlanner(RowPlanner planner, DirectWritePlanner direct, WriteQueue queue, RunRecorder log, BulkCalls calls) {
        this.planner = planner;
        this.direct = direct;
        this.queue = queue;
        this.log = log;
        this.calls = calls;
    }

    /** @param stored the contact of the group, empty where there is none */
    void plan(RowGroup group, Optional<StoredContact> stored) {
        Plan plan;
        try {
            plan = stored.isPresent() ? planner.update(group, stored.get()) : planner.create(group);
        } catch (HeymarketException e) {
            log.end(group, GroupResult.notSent(e, e.getAttempts()));
            calls.stopIfHopeless(e);
            return;
        }
        if (plan instanceof Plan.Done done) {
            log.end(group, done.verdict());
        } else if (plan instanceof Plan.Send send) {
            send(send.write());
        } else if (plan instanceof Plan.ChangePhone change) {
            queue.changePhone(change.write());
        }
    }

    private void send(PendingWrite write) {
        try {
            (write.creates() ? direct.carrying(write) : Optional.of(write)).ifPresent(queue::add);
        } catch (HeymarketException e) {
            log.end(write.group(), GroupResult.notSent(e, e.getAttempts()));
            calls.stopIfHopeless(e);
        }
    }

    /** For groups that are written without a search for their contacts. */
    void planDirect(List<RowGroup> groups) {
        direct.plan(groups).forEach(queue::add);
    }
}
