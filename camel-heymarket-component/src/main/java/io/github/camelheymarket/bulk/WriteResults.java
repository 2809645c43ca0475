package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.api.WriteMemory;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.job.SplitBudget;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.Plan;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the rows of writes, and remembers what was stored, for searches that do not show it yet. */
final class WriteResults {

    private final WriteMemory memory;
    private final RunRecorder recorder;
    private final SplitBudget budget;
    private final CallPolicy policy;

    WriteResults(WriteMemory memory, RunRecorder recorder, SplitBudget budget, CallPolicy policy) {
        this.memory = memory;
        this.recorder = recorder;
        this.budget = budget;
        this.policy = policy;
    }

    /** Rows of a write that was answered. @param shown the contact after the write; {@code null} where nothing shows it */
    void answered(PendingWrite write, GroupResult result, @Nullable StoredContact shown) {
        succeeded(result);
        remember(write, result, shown);
        recorder.end(write, result);
    }

    private void succeeded(GroupResult result) {
        if (result.outcome().isSuccess()) {
            budget.stored();
        }
    }

    private void remember(PendingWrite write, GroupResult result, @Nullable StoredContact shown) {
        if (!result.outcome().isSuccess() && result.outcome() != Outcome.UNKNOWN) {
            // A row that failed, other than one that was rejected, may be stored: the answer may just not mention it.
            if (!write.creates() || result.outcome() == Outcome.FAILED) {
                write.mayBeStored(memory);
            }
            return;
        }
        GroupResult named = write.stored() == null ? result : result.of(write.stored());
        Long rev = shown == null ? null : shown.contact().getRev();
        remember(write, named.ids().id(), named.ids().uuid(), rev);
    }

    /** @param rev of the contact after the write; {@code null} where nothing shows it */
    private void remember(PendingWrite write, @Nullable Long id, @Nullable String uuid, @Nullable Long rev) {
        Set<String> keys = write.group().allKeys();
        if (write.stored() != null) {
            keys.addAll(MatchKeys.phonesOf(write.stored().contact()));
        }
        memory.written(keys, id, uuid, rev == null ? minRev(write) : rev);
    }

    /** {@code null} where it is not known, as of a raw create, which may have updated a contact. */
    private static @Nullable Long minRev(PendingWrite write) {
        if (write.stored() == null) {
            return write.endpoint().isRaw() ? null : Long.valueOf(1);
        }
        Long before = write.stored().contact().getRev();
        return before == null ? null : Long.valueOf(before + 1);
    }

    /** Rows of a write without an answer, which a read shows to be stored. */
    void adopted(PendingWrite write, StoredContact stored, Outcome outcome) {
        budget.stored();
        memory.written(
                write.group().allKeys(),
                stored.id(),
                stored.uuid(),
                stored.contact().getRev());
        recorder.end(write, GroupResult.unsent(outcome, stored));
    }

    /** Rows of a write without an answer, which may be stored or not. */
    void unknown(PendingWrite write, GroupResult result) {
        recorder.unknown(write, result);
    }

    /** Rows of a call that changed the phone of their contact, or may have. */
    void phoneWritten(PendingWrite write, GroupResult result) {
        StoredContact stored = write.contact();
        if (result.outcome() == Outcome.UPDATED) {
            memory.moved(stored.contact());
            memory.written(write.group().allKeys(), stored.id(), stored.uuid(), minRev(write));
        } else {
            remember(write, stored.id(), stored.uuid(), null);
        }
        ended(write, result);
    }

    void ended(PendingWrite write, GroupResult result) {
        succeeded(result);
        recorder.end(write, result);
    }

    /** Rows whose plan is that nothing is to be written. */
    void ended(Plan.Done done) {
        recorder.end(done.match(), done.result(), done.optsIn());
    }

    boolean isOpen(PendingWrite write) {
        return recorder.isOpen(write.group());
    }

    /** Aborts the run if no further call can succeed; called once the results of the last call are recorded. */
    void stopIfHopeless(HeymarketException last) {
        policy.stopIfHopeless(last);
    }
}
