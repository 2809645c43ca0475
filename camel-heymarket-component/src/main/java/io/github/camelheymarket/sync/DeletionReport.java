package io.github.camelheymarket.sync;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.spi.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the outcomes of a mirror's deletions. */
final class DeletionReport {

    private static final int MAX_PROBLEMS = 100;

    long candidates;
    long deleted;
    long keptConsent;
    long gone;
    private long failed;
    private final List<RowResult> problems = new ArrayList<>();

    /** @param cause {@code null} if no call failed */
    void failed(LedgerEntry entry, Outcome outcome, String reason, @Nullable HeymarketException cause) {
        if (problems.size() < MAX_PROBLEMS) {
            RowResult.Builder problem = RowResult.builder(failed, outcome)
                    .contact(entry.id(), entry.uuid())
                    .reason(reason, null);
            if (cause != null) {
                problem.answer(
                        cause.getStatus() == 0 ? null : cause.getStatus(), cause.getRequestId(), cause.getAttempts());
            }
            problems.add(problem.build());
        }
        failed++;
    }

    /** @param withheld why no contact was deleted; {@code null} if deleting was permitted */
    SyncDeletions build(@Nullable String withheld, long requests) {
        return new SyncDeletions(
                withheld, new SyncDeletions.Counts(candidates, deleted, keptConsent, gone, failed), requests, problems);
    }
}
