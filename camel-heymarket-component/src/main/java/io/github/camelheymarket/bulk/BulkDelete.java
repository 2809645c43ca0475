package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Counted;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.storage.ResultSpool;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Deletes many contacts: those with a UUID together, {@code bulkSize} a call (C5.17), the others one by one. Deleting a
 * contact that is gone already leaves the same state, so every call may be repeated. Heymarket does not tell what became of
 * each UUID: whoever opted out may be kept ({@link Singles#look}); the row of another is {@link Outcome#SENT}, or with {@code verify} {@link Outcome#DELETED} once a read finds nothing.
 *
 * <p>A call refused whole (400, 413) is halved until the row at fault stands alone (R8.1). An input that cannot be read to
 * its end, and a credential that is not accepted, end the run with {@link HeymarketStoppedException}.
 */
public final class BulkDelete {

    private final JobClient job;
    private final Singles singles;
    private final Function<Object, Target> targets;
    private final int bulkSize;
    private final boolean verify;
    private final boolean dryRun;
    private final RowListener listener;
    private final ResultSpool spool;
    private final List<Item> pool = new ArrayList<>();
    private final UuidDeletes<Item> together;

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

    private record Item(long index, Object source, String uuid) {}

    /**
     * @param job makes all calls, those of the singles too
     * @param targets tells whom a row means, or throws {@link HeymarketValidationException}
     * @param dryRun send nothing; every row that is understood is SENT
     * @param spool where results go that are too many for the heap
     */
    public BulkDelete(
            JobClient job,
            Singles singles,
            Function<Object, Target> targets,
            int bulkSize,
            boolean verify,
            boolean dryRun,
            SpoolDirectory spool,
            RowListener listener) {
        this.job = job;
        this.singles = singles;
        this.targets = targets;
        this.bulkSize = bulkSize;
        this.verify = verify;
        this.dryRun = dryRun;
        this.listener = listener;
        this.spool = new ResultSpool(spool);
        this.together = new UuidDeletes<>(job, Item::uuid, new Ends());
    }

    /** Reads the input once, to its end. One object makes one run. */
    public BulkResult run(Iterator<?> rows) {
        long index = 0;
        try {
            while (rows.hasNext()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new JobAbortedException("the run was interrupted", null);
                }
                take(index++, rows.next());
                if (pool.size() == bulkSize) {
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
        List.copyOf(pool).forEach(item -> stopped(item, stop));
        HeymarketStoppedException stopped = new HeymarketStoppedException(
                "The bulk delete stopped after " + Counted.of(rows, "row")
                        + (rows == 1 ? " was read: " : " were read: ") + stop.getMessage()
                        + (stop.getCause() instanceof HeymarketException e ? ". " + e.getMessage() : ""),
                result(),
                stop.details(),
                stop.getCause());
        for (Throwable suppressed : stop.getSuppressed()) {
            stopped.addSuppressed(suppressed);
        }
        return stopped;
    }

    private void stopped(Item item, JobAbortedException stop) {
        try {
            if (together.isMaybeDeleted(item)) {
                end(
                        item,
                        Outcome.UNKNOWN,
                        DeleteFailure.OUTCOME_UNKNOWN + ": the run ended before this row was settled",
                        null);
            } else {
                end(item, Outcome.FAILED, "RUN_STOPPED: the run ended before this row", null);
            }
        } catch (RuntimeException | Error e) {
            // The listener that has failed may fail again; the results so far are told all the same.
            if (e != stop && e != stop.getCause()) {
                stop.addSuppressed(e);
            }
        }
    }

    private BulkResult result() {
        return new BulkResult(spool.toStore(), job.counted().requests(), 0, 0, 0, Set.of(), dryRun);
    }

    private void take(long index, Object source) {
        try {
            Target target = targets.apply(source);
            if (target instanceof Target.Uuid uuid) {
                together(index, source, uuid.uuid());
            } else {
                single(index, source, (Target.Single) target);
            }
        } catch (HeymarketValidationException e) {
            add(
                    source,
                    row(
                            index,
                            null,
                            Outcome.REJECTED,
                            null,
                            e.getReason() + ": " + e.getMessage(),
                            e.getField(),
                            null));
        }
    }

    private void together(long index, Object source, String uuid) {
        try {
            if (mayGo(index, source, null, uuid, singles.look(uuid))) {
                pool.add(new Item(index, source, uuid));
            }
        } catch (HeymarketException e) {
            DeleteFailure failed = DeleteFailure.of(e, false);
            add(source, failure(index, null, uuid, failed.outcome(), failed.code(), e));
            stopIfHopeless(e);
        }
    }

    /** @return whether the contact may be deleted; otherwise its row has ended */
    private boolean mayGo(long index, Object source, String key, String uuid, Standing standing) {
        if (standing == Standing.KEPT) {
            String reason = "KEPT_CONSENT: the contact opted out or is blocked, and Heymarket forgets that with it";
            add(source, row(index, key, Outcome.KEPT_CONSENT, uuid, reason, null, null));
        } else if (standing == Standing.UNKNOWN) {
            String reason =
                    "CONSENT_UNKNOWN: Heymarket does not tell whether the contact opted out; keepOptedOut=false "
                            + "deletes it all the same";
            add(source, row(index, key, Outcome.FAILED, uuid, reason, null, null));
        }
        return standing == Standing.FREE;
    }

    private void single(long index, Object source, Target.Single target) {
        if (dryRun && !singles.looks()) {
            add(source, row(index, target.maskedKey(), Outcome.SENT, null, null, null, null));
            return;
        }
        Object found;
        try {
            found = singles.find(target.handle());
            if (!mayGo(index, source, target.maskedKey(), null, singles.look(found))) {
                return;
            }
        } catch (HeymarketValidationException e) {
            Outcome outcome = e.getReason().equals("AMBIGUOUS") ? Outcome.AMBIGUOUS : Outcome.REJECTED;
            add(source, failure(index, target.maskedKey(), null, outcome, e.getReason(), e));
            return;
        } catch (HeymarketException e) {
            DeleteFailure failed = DeleteFailure.of(e, false);
            add(source, failure(index, target.maskedKey(), null, failed.outcome(), failed.code(), e));
            stopIfHopeless(e);
            return;
        }
        if (dryRun) {
            add(source, row(index, target.maskedKey(), Outcome.SENT, null, null, null, null));
        } else {
            single(index, source, target.maskedKey(), found);
        }
    }

    private void single(long index, Object source, String key, Object found) {
        ApiResponse response;
        try {
            response = singles.delete(found);
        } catch (HeymarketException e) {
            RowResult result = failedSingle(index, key, found, e);
            add(source, result);
            if (!result.outcome().isSuccess()) {
                stopIfHopeless(e);
            }
            return;
        }
        if (!verify && isTold(response)) {
            add(source, row(index, key, Outcome.DELETED, null, null, null, response));
            return;
        }
        try {
            add(
                    source,
                    singles.isThere(found)
                            ? row(index, key, Outcome.FAILED, null, stillThere(response), null, response)
                            : row(index, key, Outcome.DELETED, null, null, null, response));
        } catch (HeymarketException e) {
            add(source, row(index, key, Outcome.UNKNOWN, null, DeleteFailure.notVerified(e), null, response));
            stopIfHopeless(e);
        }
    }

    /** A delete that may have been done is looked after once. */
    private RowResult failedSingle(long index, String key, Object found, HeymarketException e) {
        if (e.isMaybeApplied() && CallPolicy.stopReasonAtOnce(e) == null && isGone(() -> singles.isThere(found))) {
            return row(index, key, Outcome.DELETED, null, null, null, goneResponse(e));
        }
        DeleteFailure failed = DeleteFailure.of(e, e.isMaybeApplied());
        return failure(index, key, null, failed.outcome(), failed.code(), e);
    }

    private static boolean isGone(BooleanSupplier there) {
        try {
            return !there.getAsBoolean();
        } catch (HeymarketException e) {
            return false;
        }
    }

    private static ApiResponse goneResponse(HeymarketException e) {
        return new ApiResponse(e.getStatus(), e.getRequestId(), MissingNode.getInstance(), e.getAttempts());
    }

    /** Whether the answer to a delete says that it was done, or says nothing at all, as some servers do (C5.15). */
    private static boolean isTold(ApiResponse response) {
        return Answers.isSuccess(response.body())
                || Answers.text(response.body()).isBlank();
    }

    private static String stillThere(ApiResponse response) {
        return "STILL_THERE: Heymarket took the call" + (isTold(response) ? "" : " and did not say that it was done")
                + ", and the contact is still there";
    }

    private void stopIfHopeless(HeymarketException e) {
        String reason = job.policy().stopReason(e);
        if (reason != null) {
            throw new JobAbortedException(reason, e);
        }
    }

    private void flush() {
        List<Item> items = List.copyOf(pool);
        if (!items.isEmpty()) {
            send(items);
        }
    }

    private void send(List<Item> items) {
        if (dryRun) {
            items.forEach(item -> end(item, Outcome.SENT, null, null));
            return;
        }
        together.delete(items);
    }

    /** How rows with a UUID end. */
    private final class Ends implements UuidDeletes.Listener<Item> {

        @Override
        public void taken(Item item, ApiResponse response) {
            if (!verify && isTold(response)) {
                end(item, Outcome.SENT, null, response);
                return;
            }
            try {
                if (singles.exists(item.uuid())) {
                    end(item, Outcome.FAILED, stillThere(response), response);
                } else {
                    end(item, Outcome.DELETED, null, response);
                }
            } catch (HeymarketException e) {
                end(item, Outcome.UNKNOWN, DeleteFailure.notVerified(e), response);
                stopIfHopeless(e);
            }
        }

        @Override
        public void failed(Item item, HeymarketException e, boolean maybeDeleted) {
            if (maybeDeleted && Absence.isMeantBy(e)) {
                // The call of unknown outcome has done it, and there is nothing left to find (R3.4).
                taken(item, goneResponse(e));
            } else if (maybeDeleted
                    && CallPolicy.stopReasonAtOnce(e) == null
                    && isGone(() -> singles.exists(item.uuid()))) {
                end(item, Outcome.DELETED, null, goneResponse(e));
            } else {
                DeleteFailure failed = DeleteFailure.of(e, maybeDeleted);
                pool.remove(item);
                add(item.source(), failure(item.index(), null, item.uuid(), failed.outcome(), failed.code(), e));
            }
        }
    }

    private void end(Item item, Outcome outcome, String reason, ApiResponse response) {
        pool.remove(item);
        add(item.source(), row(item.index(), null, outcome, item.uuid(), reason, null, response));
    }

    private void add(Object source, RowResult result) {
        spool.add(result);
        listener.onRow(source, result);
        JobAbortedException.ifNotKept(spool);
    }

    private static RowResult row(
            long index, String key, Outcome outcome, String uuid, String reason, String field, ApiResponse response) {
        return new RowResult(
                index,
                key,
                outcome,
                null,
                uuid,
                reason,
                field,
                response == null ? null : response.status(),
                response == null ? null : response.requestId(),
                response == null ? 0 : response.attempts(),
                null);
    }

    private static RowResult failure(
            long index, String key, String uuid, Outcome outcome, String code, HeymarketException e) {
        String reason = code + ": " + e.getMessage();
        Integer status = e.getStatus() == 0 ? null : e.getStatus();
        return new RowResult(
                index, key, outcome, null, uuid, reason, e.getField(), status, e.getRequestId(), e.getAttempts(), null);
    }
}
