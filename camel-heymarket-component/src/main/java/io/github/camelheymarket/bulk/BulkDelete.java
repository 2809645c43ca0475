package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.client.CountedClient;
import io.github.camelheymarket.client.HttpMethod;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Counted;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Deletes many contacts: those with a UUID together, {@code bulkSize} a call (C5.17), the others one by one. Deleting a
 * contact that is gone already leaves the same state, so every call may be repeated. Heymarket does not tell what became of
 * each UUID: its row is {@link Outcome#SENT}, or with {@code verify} {@link Outcome#DELETED} once a read finds nothing.
 *
 * <p>A call refused whole (400, 413) is halved until the row at fault stands alone (R8.1). An input that cannot be read to
 * its end, and a credential that is not accepted, end the run with {@link HeymarketStoppedException}.
 */
public final class BulkDelete {

    private static final String OPERATION = "contacts/bulk-delete";

    private final CountedClient client;
    private final Singles singles;
    private final Function<Object, Target> targets;
    private final int bulkSize;
    private final boolean verify;
    private final boolean dryRun;
    private final RowListener listener;
    private final ResultSpool spool;
    private final List<Item> pool = new ArrayList<>();
    /** Open rows, by index, that a call may have deleted already. They stay so, whatever later calls say. */
    private final Set<Long> maybeDeleted = new HashSet<>();

    /** Whom a row means. */
    public sealed interface Target {
        /** To be deleted together with others. */
        record Uuid(String uuid) implements Target {}

        /** To be deleted by itself. @param handle whatever {@link Singles} knows it by */
        record Single(Object handle, String maskedKey) implements Target {}
    }

    /** The calls for one contact. */
    public interface Singles {
        /**
         * Deletes one contact.
         *
         * @throws HeymarketNotFoundException when there is none
         */
        ApiResponse delete(Object handle);

        /** Whether a contact with this UUID is there. */
        boolean exists(String uuid);
    }

    private record Item(long index, Object source, String uuid) {}

    /**
     * @param targets tells whom a row means, or throws {@link HeymarketValidationException}
     * @param dryRun send nothing; every row that is understood is SENT
     * @param spool where results go that are too many for the heap
     */
    public BulkDelete(
            ApiClient client,
            Singles singles,
            Function<Object, Target> targets,
            int bulkSize,
            boolean verify,
            boolean dryRun,
            SpoolDirectory spool,
            RowListener listener) {
        this.client = CountedClient.of(client);
        this.singles = singles;
        this.targets = targets;
        this.bulkSize = bulkSize;
        this.verify = verify;
        this.dryRun = dryRun;
        this.listener = listener;
        this.spool = new ResultSpool(spool);
    }

    /** Reads the input once, to its end. One object makes one run. */
    public BulkResult run(Iterator<?> rows) {
        long index = 0;
        try {
            while (rows.hasNext()) {
                take(index++, rows.next());
                if (pool.size() == bulkSize) {
                    flush();
                }
            }
            flush();
        } catch (RuntimeException | Error e) {
            List.copyOf(pool).forEach(item -> stopped(item, e));
            throw new HeymarketStoppedException(
                    "The bulk delete stopped after " + Counted.of(index, "row")
                            + (index == 1 ? " was read" : " were read")
                            + (e instanceof HeymarketException || e instanceof StopRun
                                    ? ": " + e.getMessage()
                                    : ": the input could not be read"),
                    result(),
                    HeymarketException.Details.NONE,
                    e);
        }
        return result();
    }

    private void stopped(Item item, Throwable stop) {
        try {
            if (maybeDeleted.contains(item.index())) {
                end(
                        item,
                        Outcome.UNKNOWN,
                        DeleteFailure.FATE_UNKNOWN + ": the run ended before this row was settled",
                        null);
            } else {
                end(item, Outcome.FAILED, "RUN_STOPPED: the run ended before this row", null);
            }
        } catch (RuntimeException | Error e) {
            // The listener that has failed may fail again; the results so far are told all the same.
            if (e != stop) {
                stop.addSuppressed(e);
            }
        }
    }

    private BulkResult result() {
        return new BulkResult(spool.toStore(), client.requests(), 0, 0, 0, Set.of(), dryRun);
    }

    private void take(long index, Object source) {
        try {
            Target target = targets.apply(source);
            if (target instanceof Target.Uuid uuid) {
                pool.add(new Item(index, source, uuid.uuid()));
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

    private void single(long index, Object source, Target.Single target) {
        if (dryRun) {
            add(source, row(index, target.maskedKey(), Outcome.SENT, null, null, null, null));
            return;
        }
        try {
            ApiResponse response = singles.delete(target.handle());
            add(source, row(index, target.maskedKey(), Outcome.DELETED, null, null, null, response));
        } catch (HeymarketValidationException e) {
            Outcome outcome = e.getReason().equals("AMBIGUOUS") ? Outcome.AMBIGUOUS : Outcome.REJECTED;
            add(source, failure(index, target.maskedKey(), null, outcome, e.getReason(), e));
        } catch (HeymarketException e) {
            DeleteFailure failed = DeleteFailure.of(e, e.isMaybeApplied());
            add(source, failure(index, target.maskedKey(), null, failed.outcome(), failed.code(), e));
            stopIfNotAllowed(e);
        }
    }

    private static void stopIfNotAllowed(HeymarketException e) {
        if (e instanceof HeymarketAuthenticationException) {
            throw e;
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
        ApiResponse response;
        try {
            response = client.call(request(items));
        } catch (HeymarketException e) {
            refused(items, e);
            return;
        }
        items.forEach(item -> maybeDeleted.add(item.index()));
        items.forEach(item -> sent(item, response));
    }

    private void refused(List<Item> items, HeymarketException e) {
        if (e.isMaybeApplied()) {
            items.forEach(item -> maybeDeleted.add(item.index()));
        }
        // Refused, or somebody of many was not there: who it is shows when each stands alone.
        boolean concernsOne = e instanceof HeymarketBadRequestException || e instanceof HeymarketNotFoundException;
        if (concernsOne && items.size() > 1) {
            ContactFinder.halves(items).forEach(this::send);
        } else {
            items.forEach(item -> failed(item, e));
            stopIfNotAllowed(e);
        }
    }

    private void failed(Item item, HeymarketException e) {
        boolean mayBeDeleted = maybeDeleted.contains(item.index());
        if (mayBeDeleted && Absence.isMeantBy(e)) {
            // The call of unknown fate has done it, and there is nothing left to find (R3.4).
            sent(item, new ApiResponse(e.getStatus(), e.getRequestId(), MissingNode.getInstance(), e.getAttempts()));
            return;
        }
        DeleteFailure failed = DeleteFailure.of(e, mayBeDeleted);
        close(item);
        add(item.source(), failure(item.index(), null, item.uuid(), failed.outcome(), failed.code(), e));
    }

    private void sent(Item item, ApiResponse response) {
        if (!verify) {
            end(item, Outcome.SENT, null, response);
            return;
        }
        try {
            if (singles.exists(item.uuid())) {
                end(
                        item,
                        Outcome.FAILED,
                        "STILL_THERE: Heymarket took the call, and the contact is still there",
                        response);
            } else {
                end(item, Outcome.DELETED, null, response);
            }
        } catch (HeymarketException e) {
            end(item, Outcome.UNKNOWN, DeleteFailure.notVerified(e), response);
            stopIfNotAllowed(e);
        }
    }

    private static ApiRequest request(List<Item> items) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = body.putArray("contact_channels")
                .addObject()
                .put("channel_type", "id")
                .putArray("channel_ids");
        items.forEach(item -> ids.add(item.uuid()));
        return new ApiRequest(OPERATION, HttpMethod.DELETE, "/v2/contacts", body, CallKind.REPEATABLE_WRITE);
    }

    private void end(Item item, Outcome outcome, String reason, ApiResponse response) {
        close(item);
        add(item.source(), row(item.index(), null, outcome, item.uuid(), reason, null, response));
    }

    private void close(Item item) {
        pool.remove(item);
        maybeDeleted.remove(item.index());
    }

    private void add(Object source, RowResult result) {
        spool.add(result);
        listener.onRow(source, result);
        spool.stopIfBroken();
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
