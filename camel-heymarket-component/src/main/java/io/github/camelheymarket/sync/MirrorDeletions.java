package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.bulk.BulkSettings;
import io.github.camelheymarket.bulk.JobAbortedException;
import io.github.camelheymarket.bulk.UuidDeletes;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Counted;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.spi.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The end of a mirror: deletes whom it created and met no more, unless anything speaks against it (R10). */
final class MirrorDeletions {

    private static final int MAX_PROBLEMS = 100;

    private final JobClient job;
    private final LedgerKeeper keeper;
    private final long maxDeletes;
    private final int bulkSize;
    private final boolean dryRun;

    private final List<LedgerEntry> candidates = new ArrayList<>();
    private final List<LedgerEntry> pool = new ArrayList<>();
    private final List<RowResult> problems = new ArrayList<>();
    private long candidateCount;
    private long deleted;
    private long kept;
    private long gone;
    private long failed;
    private final UuidDeletes<LedgerEntry> together;
    /** Why nothing more is tried; {@code null} while it is. */
    private JobAbortedException stop;

    MirrorDeletions(JobClient job, LedgerKeeper keeper, long maxDeletes, BulkSettings bulk) {
        this.job = job;
        this.keeper = keeper;
        this.maxDeletes = maxDeletes;
        this.bulkSize = bulk.bulkSize();
        this.dryRun = bulk.dryRun();
        this.together = new UuidDeletes<>(job, LedgerEntry::uuid, new Ends(), bulk.maxSplitCalls());
    }

    /** @param result of the rows, read to their end */
    SyncDeletions run(BulkResult result) {
        String withheld = withheld(result);
        if (withheld == null) {
            keeper.unseen(this::candidate);
            if (candidateCount > maxDeletes) {
                withheld = "TOO_MANY: " + candidateCount + " contacts would be deleted, more than maxDeletes="
                        + maxDeletes;
            }
        }
        if (withheld == null) {
            deleteAll();
        }
        return new SyncDeletions(withheld, candidateCount, deleted, kept, gone, failed, job.requests(), problems);
    }

    /** @param message why the rows were not read to their end */
    static SyncDeletions stopped(String message) {
        return new SyncDeletions("SOURCE_NOT_READ: " + message, 0, 0, 0, 0, 0, 0, List.of());
    }

    /** @param message why it ended before all were looked at */
    static SyncDeletions broken(String message) {
        return new SyncDeletions("RUN_STOPPED: " + message, 0, 0, 0, 0, 0, 0, List.of());
    }

    private String withheld(BulkResult result) {
        if (result.getTotal() == 0) {
            return "EMPTY_SOURCE: the source had no rows, which is more often a fault than intended";
        }
        if (result.getUnsuccessful() > 0) {
            return "UNSUCCESSFUL_ROWS: " + Counted.of(result.getUnsuccessful(), "row")
                    + " unsuccessful, so that their contacts are unknown";
        }
        return keeper.ledger().incomplete();
    }

    private void candidate(LedgerEntry entry) {
        candidateCount++;
        if (candidateCount <= maxDeletes) {
            candidates.add(entry);
        }
    }

    private void deleteAll() {
        for (LedgerEntry entry : candidates) {
            if (stop == null && Thread.currentThread().isInterrupted()) {
                stop = new JobAbortedException("the run was interrupted", null);
            }
            if (stop != null) {
                stopped(entry);
                continue;
            }
            try {
                delete(entry);
            } catch (HeymarketException e) {
                failed(entry, Outcome.FAILED, "FAILED: " + e.getMessage(), e);
                stopIfHopeless(e);
            }
        }
        if (stop == null) {
            flush();
        } else {
            endPool();
        }
    }

    private void stopIfHopeless(HeymarketException e) {
        String reason = job.policy().stopReason(e);
        if (reason != null && stop == null) {
            stop = new JobAbortedException(reason, e);
        }
    }

    private void stopped(LedgerEntry entry) {
        HeymarketException cause = stop.getCause() instanceof HeymarketException e ? e : null;
        failed(entry, Outcome.FAILED, "RUN_STOPPED: " + stop.getMessage(), cause);
    }

    /** Those that were to go together with others, when nothing more is tried. */
    private void endPool() {
        for (LedgerEntry entry : pool) {
            if (together.isMaybeDeleted(entry)) {
                HeymarketException cause = stop.getCause() instanceof HeymarketException e ? e : null;
                failed(entry, Outcome.UNKNOWN, "OUTCOME_UNKNOWN: " + stop.getMessage(), cause);
            } else {
                stopped(entry);
            }
        }
        pool.clear();
    }

    private void delete(LedgerEntry entry) {
        Long id = entry.id() != null
                ? entry.id()
                : job.gateway()
                        .get(entry.uuid())
                        .content()
                        .map(contact -> contact.getId())
                        .orElse(null);
        if (entry.id() == null && id != null && keeper.met(entry, id)) {
            // The source leads to the contact by another key than the one that it was created by.
            candidateCount--;
            return;
        }
        Optional<ContactStatus> status = id == null
                ? Optional.empty()
                : job.gateway()
                        .statusIfThere(ApiGateway.reference(id, null))
                        .map(answer -> Consent.answered(answer, id, null));
        if (status.isEmpty()) {
            gone++;
            forget(List.of(entry));
        } else if (Consent.of(status.get()) == Consent.OPTED_OUT
                || Boolean.TRUE.equals(status.get().getBlocked())) {
            kept++;
            forget(List.of(entry));
        } else if (Consent.of(status.get()) == Consent.UNKNOWN || status.get().getBlocked() == null) {
            failed(
                    entry,
                    Outcome.FAILED,
                    "CONSENT_UNKNOWN: Heymarket does not show whether the contact opted out",
                    null);
        } else if (entry.uuid() == null) {
            single(entry);
        } else {
            pool.add(entry);
            if (pool.size() >= bulkSize) {
                flush();
            }
        }
    }

    private void single(LedgerEntry entry) {
        if (dryRun) {
            deleted++;
            return;
        }
        try {
            if (job.gateway().deleteIfThere(entry.id())) {
                lookAfter(entry, null);
            } else {
                gone(entry);
            }
        } catch (HeymarketException e) {
            failedDelete(entry, e, e.isMaybeApplied());
        }
    }

    private void gone(LedgerEntry entry) {
        gone++;
        forget(List.of(entry));
    }

    private void failedDelete(LedgerEntry entry, HeymarketException e, boolean maybeDeleted) {
        if (maybeDeleted && CallPolicy.stopReasonAtOnce(e) == null) {
            lookAfter(entry, e);
            return;
        }
        boolean refused = e instanceof HeymarketBadRequestException;
        failed(
                entry,
                maybeDeleted ? Outcome.UNKNOWN : Outcome.FAILED,
                (maybeDeleted ? "OUTCOME_UNKNOWN: " : refused ? "REFUSED: " : "FAILED: ") + e.getMessage(),
                e);
        stopIfHopeless(e);
    }

    /** What a delete was answered proves nothing: a proxy that drops its body gets a good answer too. */
    private void lookAfter(LedgerEntry entry, HeymarketException failure) {
        if (stop != null) {
            failed(entry, Outcome.UNKNOWN, "NOT_VERIFIED: " + stop.getMessage(), failure);
            return;
        }
        try {
            if (job.gateway().get(entry.id(), entry.uuid()).isEmpty()) {
                deleted++;
                forget(List.of(entry));
            } else if (failure == null) {
                failed(
                        entry,
                        Outcome.FAILED,
                        "STILL_THERE: Heymarket accepted the delete, and the contact still exists",
                        null);
            } else {
                failed(entry, Outcome.UNKNOWN, "OUTCOME_UNKNOWN: " + failure.getMessage(), failure);
                stopIfHopeless(failure);
            }
        } catch (HeymarketException e) {
            failed(
                    entry,
                    Outcome.UNKNOWN,
                    "NOT_VERIFIED: the read that should verify the delete failed: " + e.getMessage(),
                    e);
            stopIfHopeless(e);
        }
    }

    private void flush() {
        if (dryRun) {
            deleted += pool.size();
            pool.clear();
            return;
        }
        try {
            together.delete(List.copyOf(pool));
        } catch (JobAbortedException e) {
            stop = e;
            endPool();
        }
    }

    /** How those end that are deleted together. */
    private final class Ends implements UuidDeletes.Listener<LedgerEntry> {

        @Override
        public void taken(LedgerEntry entry, ApiResponse response) {
            pool.remove(entry);
            lookAfter(entry, null);
        }

        @Override
        public void failed(LedgerEntry entry, HeymarketException e, boolean maybeDeleted) {
            pool.remove(entry);
            if (e instanceof HeymarketNotFoundException && !maybeDeleted) {
                gone(entry);
            } else {
                failedDelete(entry, e, maybeDeleted);
            }
        }
    }

    private void forget(List<LedgerEntry> entries) {
        if (!dryRun) {
            keeper.ledger().remove(entries.stream().map(LedgerEntry::key).toList());
        }
    }

    /** It stays in the ledger, so that the next run tries again. */
    private void failed(LedgerEntry entry, Outcome outcome, String reason, HeymarketException e) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(RowResult.builder(failed, outcome)
                    .contact(entry.id(), entry.uuid())
                    .reason(reason, null)
                    .answer(
                            e == null || e.getStatus() == 0 ? null : e.getStatus(),
                            e == null ? null : e.getRequestId(),
                            e == null ? 0 : e.getAttempts())
                    .build());
        }
        failed++;
    }
}
