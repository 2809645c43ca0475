package io.github.camelheymarket.sync;

import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Counted;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The end of a mirror: deletes whom it created and met no more, unless anything speaks against it (R10). */
final class MirrorDeletions {

    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_FAILURES_IN_A_ROW = 3;

    private final MirrorCalls calls;
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
    private int failuresInARow;

    MirrorDeletions(MirrorCalls calls, LedgerKeeper keeper, long maxDeletes, int bulkSize, boolean dryRun) {
        this.calls = calls;
        this.keeper = keeper;
        this.maxDeletes = maxDeletes;
        this.bulkSize = bulkSize;
        this.dryRun = dryRun;
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
        return new SyncDeletions(withheld, candidateCount, deleted, kept, gone, failed, calls.requests(), problems);
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
            return "EMPTY_SOURCE: the source had no rows, which more often is a fault than a wish";
        }
        if (result.getNotWell() > 0) {
            return "ROWS_NOT_WELL: " + Counted.of(result.getNotWell(), "row")
                    + " did not end well, so that nobody knows whom they are about";
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
            if (failuresInARow >= MOST_FAILURES_IN_A_ROW) {
                failed(entry, "RUN_STOPPED: calls in a row failed", null);
                continue;
            }
            try {
                delete(entry);
                failuresInARow = 0;
            } catch (HeymarketException e) {
                failed(entry, "FAILED: " + e.getMessage(), e);
            }
        }
        flush();
    }

    private void delete(LedgerEntry entry) {
        Long id = entry.id() != null
                ? entry.id()
                : calls.get(entry.uuid()).map(contact -> contact.getId()).orElse(null);
        if (entry.id() == null && id != null && keeper.met(entry, id)) {
            // The source leads to the contact by another key than the one that it was created by.
            candidateCount--;
            return;
        }
        Optional<ContactStatus> status = id == null ? Optional.empty() : calls.status(id);
        if (status.isEmpty()) {
            gone++;
            forget(List.of(entry));
        } else if (Boolean.TRUE.equals(status.get().optedOut())
                || Boolean.TRUE.equals(status.get().getBlocked())) {
            kept++;
            forget(List.of(entry));
        } else if (status.get().optedOut() == null || status.get().getBlocked() == null) {
            failed(entry, "CONSENT_UNKNOWN: Heymarket does not tell whether the contact opted out", null);
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
        if (dryRun || calls.delete(entry.id())) {
            deleted++;
        } else {
            gone++;
        }
        forget(List.of(entry));
    }

    private void flush() {
        List<LedgerEntry> entries = List.copyOf(pool);
        pool.clear();
        if (!entries.isEmpty()) {
            together(entries);
        }
    }

    private void together(List<LedgerEntry> entries) {
        try {
            if (!dryRun) {
                calls.delete(entries.stream().map(LedgerEntry::uuid).toList());
            }
            deleted += entries.size();
            forget(entries);
        } catch (HeymarketBadRequestException | HeymarketNotFoundException e) {
            if (entries.size() > 1) {
                int middle = (entries.size() + 1) / 2;
                together(entries.subList(0, middle));
                together(entries.subList(middle, entries.size()));
            } else if (e instanceof HeymarketNotFoundException) {
                gone++;
                forget(entries);
            } else {
                failed(entries.get(0), "REFUSED: " + e.getMessage(), e);
            }
        } catch (HeymarketException e) {
            entries.forEach(entry -> failed(entry, "FAILED: " + e.getMessage(), e));
        }
    }

    private void forget(List<LedgerEntry> entries) {
        if (!dryRun) {
            keeper.ledger().remove(entries.stream().map(LedgerEntry::key).toList());
        }
    }

    /** It stays in the ledger, so that the next run tries again. */
    private void failed(LedgerEntry entry, String reason, HeymarketException e) {
        if (e != null) {
            failuresInARow =
                    e instanceof HeymarketAuthenticationException ? MOST_FAILURES_IN_A_ROW : failuresInARow + 1;
        }
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new RowResult(
                    failed,
                    null,
                    Outcome.FAILED,
                    entry.id(),
                    entry.uuid(),
                    reason,
                    null,
                    e == null || e.getStatus() == 0 ? null : e.getStatus(),
                    e == null ? null : e.getRequestId(),
                    e == null ? 0 : e.getAttempts(),
                    null));
        }
        failed++;
    }
}
