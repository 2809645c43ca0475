package io.github.camelheymarket.delete;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.job.Parts;
import io.github.camelheymarket.job.SplitBudget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Deletes contacts by UUID, many in a call (C5.17). A call that is refused whole, or that gets no answer, retries included, is
 * halved until the contact at fault is alone, within a budget (R8.1): a delete may be repeated. After a call without an answer,
 * single contacts are tried first, so that an endpoint that is down does not cost a call for each contact.
 *
 * @param <T> stands for a contact
 */
public final class UuidDeletes<T> {

    /** The maximum number of single contacts that are tried after a call without an answer. */
    private static final int MAX_PROBES = 3;
    /** More failures in a row than halving a hundred contacts with some adjacent bad ones causes. */
    private static final int MAX_FAILURES_IN_A_ROW = 20;

    private final JobClient job;
    private final Function<T, String> uuid;
    private final Listener<T> listener;
    private final SplitBudget budget;
    private final Set<T> maybeDeleted = new HashSet<>();
    private int failuresInARow;

    /** Receives the result of each contact. */
    public interface Listener<T> {
        /** The call that had the contact was answered. */
        void answered(T item, ApiResponse response);

        /**
         * A call that had the contact alone failed.
         *
         * @param maybeDeleted this call or an earlier one may have deleted the contact
         */
        void failed(T item, HeymarketException e, boolean maybeDeleted);
    }

    /** @param maxSplitCalls the maximum number of calls for splitting failed calls */
    public UuidDeletes(JobClient job, Function<T, String> uuid, Listener<T> listener, int maxSplitCalls) {
        this.job = job;
        this.budget = new SplitBudget(maxSplitCalls);
        this.uuid = uuid;
        this.listener = listener;
    }

    /**
     * Deletes the contacts, and reports each to the listener.
     *
     * @throws JobAbortedException when no further call can succeed. Contacts that were not reported were not deleted, or
     *     {@link #isMaybeDeleted may be}
     */
    public void delete(List<T> items) {
        if (items.isEmpty()) {
            return;
        }
        ended(items, send(items));
    }

    private void ended(List<T> items, @Nullable HeymarketException failure) {
        if (failure != null) {
            failed(items, failure);
        }
    }

    /** Calls that would not have been needed if all whole calls had succeeded. */
    int splitCalls() {
        return budget.calls();
    }

    /** Whether a call of unknown outcome had the contact, which was not reported since. */
    public boolean isMaybeDeleted(T item) {
        return maybeDeleted.contains(item);
    }

    private @Nullable HeymarketException sendPart(List<T> items, HeymarketException failure) {
        budget.spend(failure);
        return send(items);
    }

    /** @return the failure; {@code null} where the call succeeded and all contacts were reported */
    private @Nullable HeymarketException send(List<T> items) {
        ApiResponse response;
        try {
            response = job.gateway().deleteAll(items.stream().map(uuid).toList());
        } catch (HeymarketException e) {
            if (e.isMaybeApplied()) {
                maybeDeleted.addAll(items);
            }
            failuresInARow = isRefusal(e) ? 0 : failuresInARow + 1;
            return e;
        }
        failuresInARow = 0;
        budget.stored();
        maybeDeleted.addAll(items);
        for (T item : items) {
            listener.answered(item, response);
            maybeDeleted.remove(item);
        }
        return null;
    }

    /** Refused, or one of many contacts was not there: which one, single calls show. */
    private static boolean isRefusal(HeymarketException e) {
        return e instanceof HeymarketBadRequestException || e instanceof HeymarketNotFoundException;
    }

    private void failed(List<T> items, HeymarketException e) {
        if (items.size() == 1) {
            failedAlone(items.get(0), e);
            job.policy().stopIfHopeless(e);
        } else if (isRefusal(e)) {
            Parts.halves(items).forEach(half -> ended(half, sendPart(half, e)));
        } else {
            CallPolicy.stopIfHopelessAtOnce(e);
            if (e.isMaybeApplied()) {
                halve(probe(items, e), e);
                job.policy().reset();
            } else {
                items.forEach(item -> alone(item, e));
                job.policy().stopIfHopeless(e);
            }
        }
    }

    /** A call that had the contact alone failed. Missing contacts say nothing about the next one. */
    private void failedAlone(T item, HeymarketException e) {
        alone(item, e);
        if (!Absence.isMeantBy(e)) {
            budget.failedAlone(e);
        }
    }

    private void alone(T item, HeymarketException e) {
        boolean maybe = maybeDeleted.remove(item);
        listener.failed(item, e, maybe);
    }

    /** @return the contacts that were not tried */
    private List<T> probe(List<T> items, HeymarketException failure) {
        List<T> open = new ArrayList<>(items);
        HeymarketException last = failure;
        for (int probe = 0; !open.isEmpty(); probe++) {
            if (probe == MAX_PROBES) {
                throw new JobAbortedException(failuresInARow + " calls in a row failed", last);
            }
            T item = open.remove(Parts.position(probe, open.size()));
            HeymarketException again = sendPart(List.of(item), last);
            if (again == null) {
                break;
            }
            failedAlone(item, again);
            CallPolicy.stopIfHopelessAtOnce(again);
            if (isRefusal(again)) {
                break;
            }
            last = again;
        }
        return open;
    }

    private void halve(List<T> items, HeymarketException failure) {
        for (List<T> half : items.size() < 2 ? List.of(items) : Parts.halves(items)) {
            HeymarketException again = half.isEmpty() ? null : sendPart(half, failure);
            if (again == null) {
                continue;
            }
            if (half.size() == 1) {
                failedAlone(half.get(0), again);
            }
            CallPolicy.stopIfHopelessAtOnce(again);
            if (failuresInARow >= MAX_FAILURES_IN_A_ROW) {
                throw new JobAbortedException(failuresInARow + " calls in a row failed", again);
            }
            if (half.size() > 1) {
                halve(half, again);
            }
        }
    }
}
