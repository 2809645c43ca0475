package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;

/** Ends the rows of writes that were answered, and remembers what was stored. */
final class EndedWrites {

    private final WriteMemory memory;
    private final RunRecorder log;
    private final SplitBudget budget;

    EndedWrites(WriteMemory memory, RunRecorder log, SplitBudget budget) {
        this.memory = memory;
        this.log = log;
        this.budget = budget;
    }

    /** @param shown the contact after the write, {@code null} where nothing shows it */
    void end(PendingWrite write, GroupResult verdict, StoredContact shown) {
        if (verdict.outcome().isSuccess()) {
            budget.stored();
        }
        memory.ended(write, verdict, shown);
        log.end(write.group(), verdict);
    }
}
