package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;

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
    void answered(PendingWrite write, GroupResult result, StoredContact shown) {
        succeeded(result);
        memory.ended(write, result, shown);
        recorder.end(write, result);
    }

    private void succeeded(GroupResult result) {
        if (result.outcome().isSuccess()) {
            budget.stored();
        }
    }

    /** Rows of a write without an answer, which a read shows to be stored. */
    void adopted(PendingWrite write, StoredContact stored, Outcome outcome) {
        budget.stored();
        memory.found(write.group(), stored);
        recorder.end(write, GroupResult.unsent(outcome, stored));
    }

    /** Rows of a write without an answer, which may be stored or not. */
    void unknown(PendingWrite write, GroupResult result) {
        memory.doubtful(write);
        recorder.end(write, result);
    }

    /** Rows of a call that changed the phone of their contact, or may have. */
    void phoneChanged(PendingWrite write) {
        memory.moved(write.stored().contact());
        memory.written(write, write.stored().id(), write.stored().uuid(), null);
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
