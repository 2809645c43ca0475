package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.api.Reconciler;
import io.github.camelheymarket.api.Reconciler.Finding;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.delete.UuidDeletes;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Counted;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.spi.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deletes the contacts that a mirror created and its source no longer has, if that is certain (R10). */
final class MirrorDeletions {

    private final JobClient job;
    private final LedgerKeeper keeper;
    private final long maxDeletes;
    private final int bulkSize;
    private final boolean dryRun;

    private final DeletionReport report = new DeletionReport();
    private final List<LedgerEntry> candidates = new ArrayList<>();
    /** Contacts with a UUID, which are deleted together. */
    private final List<LedgerEntry> pending = new ArrayList<>();

    private final UuidDeletes<LedgerEntry> uuidDeletes;
    /** Why no further call is made; {@code null} while calls are made. */
    private @Nullable JobAbortedException stop;

    MirrorDeletions(JobClient job, LedgerKeeper keeper, long maxDeletes, BulkSettings bulk) {
        this.job = job;
        this.keeper = keeper;
        this.maxDeletes = maxDeletes;
        this.bulkSize = bulk.bulkSize();
        this.dryRun = bulk.dryRun();
        this.uuidDeletes = new UuidDeletes<>(job, LedgerEntry::uuid, new Outcomes(), bulk.maxSplitCalls());
    }

    /** @param result of all rows of the source */
    SyncDeletions run(BulkResult result) {
        String withheld = withheld(result);
        if (withheld == null) {
            keeper.unseen(this::addCandidate);
            if (report.candidates > maxDeletes) {
                withheld = "TOO_MANY: " + report.candidates + " contacts would be deleted, more than maxDeletes="
                        + maxDeletes;
            }
        }
        if (withheld == null) {
            deleteAll();
        }
        return report.build(withheld, job.requests());
    }

    private @Nullable String withheld(BulkResult result) {
        if (result.getTotal() == 0) {
            return "EMPTY_SOURCE: the source had no rows, which is more often a fault than intended";
        }
        if (result.getUnsuccessful() > 0) {
            return "UNSUCCESSFUL_ROWS: " + Counted.of(result.getUnsuccessful(), "row")
                    + " unsuccessful, so that their contacts are unknown";
        }
        return keeper.ledger().incomplete();
    }

    private void addCandidate(LedgerEntry entry) {
        report.candidates++;
        if (report.candidates <= maxDeletes) {
            candidates.add(entry);
        }
    }

    private void deleteAll() {
        for (LedgerEntry entry : candidates) {
            if (stop == null && Thread.currentThread().isInterrupted()) {
                stop = new JobAbortedException("the run was interrupted", null);
            }
            if (stop != null) {
                stopped(entry, stop);
                continue;
            }
            try {
                delete(entry);
            } catch (HeymarketException e) {
                report.failed(entry, Outcome.FAILED, "FAILED: " + e.getMessage(), e);
                stopIfNecessary(e);
            }
        }
        if (stop == null) {
            deletePending();
        } else {
            stopPending(stop);
        }
    }

    private void stopIfNecessary(HeymarketException e) {
        String reason = job.policy().stopReason(e);
        if (reason != null && stop == null) {
            stop = new JobAbortedException(reason, e);
        }
    }

    private void stopped(LedgerEntry entry, JobAbortedException end) {
        report.failed(entry, Outcome.FAILED, "RUN_STOPPED: " + end.getMessage(), causeOf(end));
    }

    private @Nullable HeymarketException causeOf(JobAbortedException end) {
        return end.getCause() instanceof HeymarketException e ? e : null;
    }

    private void stopPending(JobAbortedException end) {
        for (LedgerEntry entry : pending) {
            if (uuidDeletes.isMaybeDeleted(entry)) {
                report.failed(entry, Outcome.UNKNOWN, "OUTCOME_UNKNOWN: " + end.getMessage(), causeOf(end));
            } else {
                stopped(entry, end);
            }
        }
        pending.clear();
    }

    private void delete(LedgerEntry entry) {
        Long id = entry.id() != null
                ? entry.id()
                : job.gateway()
                        .get(Objects.requireNonNull(entry.uuid(), "the UUID of an entry without an id"))
                        .content()
                        .map(contact -> contact.getId())
                        .orElse(null);
        if (entry.id() == null && id != null && keeper.isInSource(entry, id)) {
            // A row of the source has another key of the contact than the row that created it.
            report.candidates--;
            return;
        }
        Optional<ContactStatus> status = id == null
                ? Optional.empty()
                : job.gateway()
                        .statusIfThere(ApiGateway.reference(id, null))
                        .map(answer -> Consent.answered(answer, id, null));
        if (status.isEmpty()) {
            gone(entry);
        } else if (Consent.of(status.get()) == Consent.OPTED_OUT
                || Boolean.TRUE.equals(status.get().getBlocked())) {
            report.keptConsent++;
            removeFromLedger(entry);
        } else if (Consent.of(status.get()) == Consent.UNKNOWN || status.get().getBlocked() == null) {
            report.failed(
                    entry,
                    Outcome.FAILED,
                    "CONSENT_UNKNOWN: Heymarket does not show whether the contact opted out",
                    null);
        } else if (entry.uuid() == null) {
            deleteById(entry, Objects.requireNonNull(id, "id"));
        } else {
            pending.add(entry);
            if (pending.size() >= bulkSize) {
                deletePending();
            }
        }
    }

    private void deleteById(LedgerEntry entry, long id) {
        if (dryRun) {
            report.deleted++;
            return;
        }
        try {
            if (job.gateway().deleteIfThere(id)) {
                verify(entry, null);
            } else {
                gone(entry);
            }
        } catch (HeymarketException e) {
            failedDelete(entry, e, e.isMaybeApplied());
        }
    }

    private void gone(LedgerEntry entry) {
        report.gone++;
        removeFromLedger(entry);
    }

    private void failedDelete(LedgerEntry entry, HeymarketException e, boolean maybeDeleted) {
        if (maybeDeleted && CallPolicy.stopReasonAtOnce(e) == null) {
            verify(entry, e);
            return;
        }
        boolean refused = e instanceof HeymarketBadRequestException;
        report.failed(
                entry,
                maybeDeleted ? Outcome.UNKNOWN : Outcome.FAILED,
                (maybeDeleted ? "OUTCOME_UNKNOWN: " : refused ? "REFUSED: " : "FAILED: ") + e.getMessage(),
                e);
        stopIfNecessary(e);
    }

    /** Reads the contact: a success does not prove the delete, since a proxy that drops the body causes one too. */
    private void verify(LedgerEntry entry, @Nullable HeymarketException failure) {
        if (stop != null) {
            report.failed(entry, Outcome.UNKNOWN, "NOT_VERIFIED: " + stop.getMessage(), failure);
            return;
        }
        try {
            if (Reconciler.afterDelete(() -> job.gateway().get(entry.id(), entry.uuid())) instanceof Finding.Absent) {
                report.deleted++;
                removeFromLedger(entry);
            } else if (failure == null) {
                report.failed(
                        entry,
                        Outcome.FAILED,
                        "STILL_THERE: Heymarket accepted the delete, and the contact still exists",
                        null);
            } else {
                report.failed(entry, Outcome.UNKNOWN, "OUTCOME_UNKNOWN: " + failure.getMessage(), failure);
                stopIfNecessary(failure);
            }
        } catch (HeymarketException e) {
            report.failed(
                    entry,
                    Outcome.UNKNOWN,
                    "NOT_VERIFIED: the read that should verify the delete failed: " + e.getMessage(),
                    e);
            stopIfNecessary(e);
        }
    }

    private void deletePending() {
        if (dryRun) {
            report.deleted += pending.size();
            pending.clear();
            return;
        }
        try {
            uuidDeletes.delete(List.copyOf(pending));
        } catch (JobAbortedException e) {
            stop = e;
            stopPending(e);
        }
    }

    /** The outcomes of contacts that are deleted together. */
    private final class Outcomes implements UuidDeletes.Listener<LedgerEntry> {

        @Override
        public void answered(LedgerEntry entry, ApiResponse response) {
            pending.remove(entry);
            verify(entry, null);
        }

        @Override
        public void failed(LedgerEntry entry, HeymarketException e, boolean maybeDeleted) {
            pending.remove(entry);
            if (e instanceof HeymarketNotFoundException && !maybeDeleted) {
                gone(entry);
            } else {
                failedDelete(entry, e, maybeDeleted);
            }
        }
    }

    private void removeFromLedger(LedgerEntry entry) {
        if (!dryRun) {
            keeper.ledger().remove(List.of(entry.key()));
        }
    }
}
