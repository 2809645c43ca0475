package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.Plan;
import io.github.camelheymarket.plan.RowPlanner;
import java.util.List;
import java.util.Optional;

/** Takes groups from their match to their result, or to a write in the queue. */
final class GroupPlanner {

    private final RowPlanner planner;
    private final DirectWritePlanner direct;
    private final WriteQueue queue;
    private final RunRecorder recorder;
    private final CallPolicy policy;

    GroupPlanner(
            RowPlanner planner, DirectWritePlanner direct, WriteQueue queue, RunRecorder recorder, CallPolicy policy) {
        this.planner = planner;
        this.direct = direct;
        this.queue = queue;
        this.recorder = recorder;
        this.policy = policy;
    }

    void plan(Match match) {
        Plan plan;
        try {
            plan = match.stored() == null ? planner.create(match) : planner.update(match);
        } catch (HeymarketException e) {
            recorder.end(match, GroupResult.notSent(e), false);
            policy.stopIfHopeless(e);
            return;
        }
        if (plan instanceof Plan.Done done) {
            recorder.end(done.match(), done.result(), done.optsIn());
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
            recorder.end(write, GroupResult.notSent(e));
            policy.stopIfHopeless(e);
        }
    }

    /** For groups that are written without a search for their contacts. */
    void planDirect(List<Match> matches) {
        direct.plan(matches).forEach(queue::add);
    }
}
