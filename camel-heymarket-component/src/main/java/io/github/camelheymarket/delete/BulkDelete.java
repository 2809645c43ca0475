package io.github.camelheymarket.delete;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Deletes many contacts: those with a UUID together, {@code bulkSize} a call (C5.17), the others one by one. Deleting a
 * contact that is gone already leaves the same state, so every call may be repeated. Heymarket does not tell what became of
 * each UUID: whoever opted out may be kept ({@link Singles#look}); the row of another is {@link Outcome#SENT}, or with
 * {@code verify} {@link Outcome#DELETED} once a read finds nothing.
 *
 * <p>A call refused whole (400, 413) is halved until the row at fault stands alone (R8.1). An input that cannot be read to
 * its end, and a credential that is not accepted, end the run with {@link HeymarketStoppedException}.
 */
public final class BulkDelete {

    private final JobClient job;
    private final Singles calls;
    private final Function<Object, Target> targets;
    private final Settings settings;
    private final DeleteResults results;
    private final SingleDeletes singles;
    private final UuidDeletes<DeleteRow> together;
    /** Rows with a UUID that are not sent yet. */
    private final List<DeleteRow> pool = new ArrayList<>();

    /**
     * @param bulkSize most UUIDs a call
     * @param verify read after each delete whether the contact is gone
     * @param dryRun send nothing; every row that is understood is SENT
     * @param maxSplitCalls most calls that splitting failed calls may cost (R8.1)
     * @param spool where results go that are too many for the heap
     */
    public record Settings(int bulkSize, boolean verify, boolean dryRun, int maxSplitCalls, SpoolDirectory spool) {}

    /** Whom a row means. */
    public sealed interface Target {
        /** To be deleted together with others. */
        record Uuid(String uuid) implements Target {}

        /** To be deleted by itself. @param handle whatever {@link Singles} knows it by */
        record Single(Object handle, String maskedKey) implements Target {}
    }

    /** Whether a contact may be deleted. */
    public enum Standing {
        FREE,
        /** It opted out or is blocked, which Heymarket would forget with it. */
        KEPT,
        /** Nothing tells. */
        UNKNOWN
    }

    /** The calls for one contact. */
    public interface Singles {
        /**
         * Looks whether a contact may be deleted.
         *
         * @param found of {@link #find}, or a UUID
         */
        default Standing look(Object found) {
            return Standing.FREE;
        }

        /** Whether {@link #look} makes calls, so that a dry run has to find contacts too. */
        default boolean looks() {
            return false;
        }

        /**
         * What a contact is deleted by.
         *
         * @throws HeymarketNotFoundException when there is none
         * @throws HeymarketValidationException when it cannot be deleted, or there are several
         */
        Object find(Object handle);

        /**
         * Deletes one contact.
         *
         * @param found of {@link #find}
         * @throws HeymarketNotFoundException when there is none
         */
        ApiResponse delete(Object found);

        /** Whether it is there still. */
        boolean isThere(Object found);

        /** Whether a contact with this UUID is there. */
        boolean exists(String uuid);
    }

    /**
     * @param job makes all calls, those of the singles too
     * @param targets tells whom a row means, or throws {@link HeymarketValidationException}
     */
    public BulkDelete(
            JobClient job, Singles singles, Function<Object, Target> targets, Settings settings, RowListener listener) {
        this.job = job;
        this.calls = singles;
        this.targets = targets;
        this.settings = settings;
        this.results = new DeleteResults(settings.spool(), listener);
        this.singles = new SingleDeletes(singles, job.policy(), results, settings.verify(), settings.dryRun());
        this.together = new UuidDeletes<>(job, DeleteRow::uuid, new Ends(), settings.maxSplitCalls());
    }

    /** Reads the input once, to its end. One object makes one run. */
    public BulkResult run(Iterator<?> rows) {
        boolean reported = false;
        try {
            BulkResult result = toEnd(rows);
            reported = true;
            return result;
        } catch (HeymarketStoppedException e) {
            reported = true;
            throw e;
        } finally {
            if (!reported) {
                results.close();
            }
        }
    }

    private BulkResult toEnd(Iterator<?> rows) {
        long index = 0;
        try {
            while (rows.hasNext()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new JobAbortedException("the run was interrupted", null);
                }
                take(index++, rows.next());
                if (pool.size() == settings.bulkSize()) {
                    flush();
                }
            }
            flush();
        } catch (JobAbortedException stop) {
            throw stopped(index, stop);
        } catch (RuntimeException | Error e) {
            throw stopped(
                    index,
                    new JobAbortedException(
                            e instanceof HeymarketException ? "it could not go on" : "the input could not be read", e));
        }
        return result();
    }

    private HeymarketStoppedException stopped(long rows, JobAbortedException stop) {
        List.copyOf(pool).forEach(row -> stopped(row, stop));
        return stop.reported("The bulk delete", rows, result());
    }

    private void stopped(DeleteRow row, JobAbortedException stop) {
        try {
            if (together.isMaybeDeleted(row)) {
                String reason = DeleteFailure.OUTCOME_UNKNOWN + ": the run ended before this row was settled";
                end(row, Outcome.UNKNOWN, reason, null);
            } else {
                end(row, Outcome.FAILED, "RUN_STOPPED: the run ended before this row", null);
            }
        } catch (RuntimeException | Error e) {
            // The listener that has failed may fail again; the results so far are reported all the same.
            if (e != stop && e != stop.getCause()) {
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

    private void take(long index, Object source) {
        Target target;
        try {
            target = targets.apply(source);
        } catch (HeymarketValidationException e) {
            results.rejected(new DeleteRow(index, source, null, null), e);
            return;
        }
        if (target instanceof Target.Uuid uuid) {
            DeleteRow row = new DeleteRow(index, source, null, uuid.uuid());
            if (singles.mayGo(row)) {
                pool.add(row);
            }
        } else if (target instanceof Target.Single single) {
            singles.delete(new DeleteRow(index, source, single.maskedKey(), null), single.handle());
        }
    }

    private void flush() {
        List<DeleteRow> rows = List.copyOf(pool);
        if (settings.dryRun()) {
            rows.forEach(row -> end(row, Outcome.SENT, null, null));
        } else {
            together.delete(rows);
        }
    }

    /** How rows with a UUID end. */
    private final class Ends implements UuidDeletes.Listener<DeleteRow> {

        @Override
        public void taken(DeleteRow row, ApiResponse response) {
            if (!settings.verify() && DeleteAnswers.isSuccess(response)) {
                end(row, Outcome.SENT, null, response);
                return;
            }
            boolean isThere;
            try {
                isThere = calls.exists(row.uuid());
            } catch (HeymarketException e) {
                end(row, Outcome.UNKNOWN, DeleteFailure.notVerified(e), response);
                job.policy().stopIfHopeless(e);
                return;
            }
            if (isThere) {
                end(row, Outcome.FAILED, DeleteAnswers.stillThere(response), response);
            } else {
                end(row, Outcome.DELETED, null, response);
            }
        }

        @Override
        public void failed(DeleteRow row, HeymarketException e, boolean maybeDeleted) {
            if (maybeDeleted && Absence.isMeantBy(e)) {
                // The call of unknown outcome has done it, and there is nothing left to find (R3.4).
                taken(row, DeleteAnswers.of(e));
            } else if (maybeDeleted
                    && CallPolicy.stopReasonAtOnce(e) == null
                    && DeleteAnswers.isGone(() -> calls.exists(row.uuid()))) {
                end(row, Outcome.DELETED, null, DeleteAnswers.of(e));
            } else {
                pool.remove(row);
                results.add(row, DeleteFailure.of(e, maybeDeleted), e);
            }
        }
    }

    private void end(DeleteRow row, Outcome outcome, String reason, ApiResponse response) {
        pool.remove(row);
        results.add(row, outcome, reason, response);
    }
}
