package io.github.camelheymarket.delete;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.ReportedRun;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Deletes many contacts: contacts with a UUID together, {@code bulkSize} in a call (C5.17), others one by one. A second delete of a
 * contact changes nothing, so every call may be repeated. A contact that opted out may be kept ({@link ContactCalls#standing}).
 * Heymarket's answer does not show the result of each UUID: the row is {@link Outcome#SENT}, or with {@code verify}
 * {@link Outcome#DELETED} once a read does not find the contact.
 *
 * <p>A call that is refused whole (400, 413) is halved until the bad row is alone (R8.1). An input that cannot be read to its end,
 * and a credential that is not accepted, end the run with {@link HeymarketStoppedException}.
 *
 * @param <C> how the calls name a contact
 */
public final class BulkDelete<C> {

    private final JobClient job;
    private final Function<Object, DeleteTarget<C>> targets;
    private final Settings settings;
    private final DeleteResults<C> results;
    private final DeleteVerification<C> verification;
    private final SingleDeletes<C> singles;
    private final UuidDeletes<DeleteRow<C>> together;
    /** The rows that were read. */
    private long count;

    /**
     * @param bulkSize the maximum number of UUIDs in a call
     * @param verify read after each delete whether the contact is gone
     * @param dryRun send nothing; every valid row is SENT
     * @param maxSplitCalls the maximum number of calls for splitting failed calls (R8.1)
     * @param spool where results are stored that do not fit into memory
     */
    public record Settings(int bulkSize, boolean verify, boolean dryRun, int maxSplitCalls, SpoolDirectory spool) {}

    /**
     * @param job makes all calls, those of {@code calls} too
     * @param targets gives the contact that a row names, or throws {@link HeymarketValidationException}
     */
    public BulkDelete(
            JobClient job,
            ContactCalls<C> calls,
            Function<Object, DeleteTarget<C>> targets,
            Settings settings,
            RowListener listener) {
        this.job = job;
        this.targets = targets;
        this.settings = settings;
        this.results = new DeleteResults<>(settings.spool(), listener);
        this.verification = new DeleteVerification<>(calls, job.policy(), results, settings.verify());
        this.singles = new SingleDeletes<>(calls, job.policy(), results, verification, settings.dryRun());
        this.together = new UuidDeletes<>(job, DeleteRow::uuid, new Ends(), settings.maxSplitCalls());
    }

    /** Reads the input once, to its end. One object makes one run. */
    public BulkResult run(Iterator<?> rows) {
        return ReportedRun.of(() -> toEnd(rows), results::close);
    }

    private BulkResult toEnd(Iterator<?> rows) {
        try {
            while (rows.hasNext()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new JobAbortedException("the run was interrupted", null);
                }
                take(rows.next());
                if (results.open().size() == settings.bulkSize()) {
                    flush();
                }
            }
            flush();
        } catch (JobAbortedException stop) {
            throw stopped(stop);
        } catch (RuntimeException | Error e) {
            throw stopped(new JobAbortedException(
                    e instanceof HeymarketException ? "it could not go on" : "the input could not be read", e));
        }
        return result();
    }

    private HeymarketStoppedException stopped(JobAbortedException stop) {
        results.open().forEach(row -> stopped(row, stop));
        return stop.reported("The bulk delete", count, result());
    }

    private void stopped(DeleteRow<C> row, JobAbortedException stop) {
        try {
            if (together.isMaybeDeleted(row)) {
                results.add(row, Outcome.UNKNOWN, "OUTCOME_UNKNOWN: the run ended before this row was verified");
            } else {
                results.add(row, Outcome.FAILED, "RUN_STOPPED: the run ended before this row");
            }
        } catch (RuntimeException | Error e) {
            // The listener that has failed may fail again; the results so far are reported all the same.
            boolean isKnown = e == stop || e.getCause() != null && e.getCause() == stop.getCause();
            if (!isKnown) {
                stop.addSuppressed(e);
            }
        }
    }

    private BulkResult result() {
        return BulkResult.builder(results.toStore())
                .requests(job.counted().requests(), 0, together.splitCalls())
                .dryRun(settings.dryRun())
                .build();
    }

    private void take(Object source) {
        long index = count++;
        DeleteRow<C> row;
        try {
            row = new DeleteRow<>(index, source, targets.apply(source));
        } catch (HeymarketValidationException e) {
            results.rejected(new DeleteRow<C>(index, source, null), e);
            return;
        } catch (RuntimeException | Error e) {
            // The rows that are open have a result when the run stops.
            results.opened(new DeleteRow<>(index, source, null));
            throw e;
        }
        if (row.uuid() == null) {
            singles.delete(row);
        } else if (singles.isFree(row)) {
            results.opened(row);
        }
    }

    private void flush() {
        List<DeleteRow<C>> rows = results.open();
        if (settings.dryRun()) {
            rows.forEach(row -> results.add(row, Outcome.SENT, null));
        } else {
            together.delete(rows);
        }
    }

    /** Ends the rows with a UUID. */
    private final class Ends implements UuidDeletes.Listener<DeleteRow<C>> {

        @Override
        public void answered(DeleteRow<C> row, ApiResponse response) {
            verification.answered(row, row.contact(), response, Outcome.SENT);
        }

        @Override
        public void failed(DeleteRow<C> row, HeymarketException e, boolean maybeDeleted) {
            verification.failed(row, row.contact(), e, maybeDeleted, Outcome.SENT);
        }
    }
}
