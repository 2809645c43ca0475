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

/**
 * Deletes contacts by UUID, many a call (C5.17). A call that is refused whole, or that gets no answer to its last retry, is
 * halved until the contact at fault stands alone, within a budget (R8.1): to repeat a delete is safe. Where there is no answer, single
 * contacts are tried first, so that an endpoint that is down does not cost a call for each.
 *
 * @param <T> what stands for a contact
 */
public final class UuidDeletes<T> {

    /** So many single contacts are tried where a call of many got no answer. */
    private static final int MOST_PROBES = 3;
    /** More in a row than halving a hundred takes, with some bad ones side by side. */
    private static final int MAX_FAILURES_IN_A_ROW = 20;

    private final JobClient job;
    private final Function<T, String> uuid;
    private final Listener<T> listener;
    private final SplitBudget budget;
    private final Set<T> maybeDeleted = new HashSet<>();
    private int failuresInARow;

    /** Is told how each contact ended. */
    public interface Listener<T> {
        /** The call that held it was taken. */
        void answered(T item, ApiResponse response);

        /**
         * A call that held it alone failed.
         *
         * @param maybeDeleted it or an earlier one may have deleted the contact
         */
        void failed(T item, HeymarketException e, boolean maybeDeleted);
    }

    /** @param maxSplitCalls most calls that splitting failed calls may cost */
    public UuidDeletes(JobClient job, Function<T, String> uuid, Listener<T> listener, int maxSplitCalls) {
        this.job = job;
        this.budget = new SplitBudget(maxSplitCalls);
        this.uuid = uuid;
        this.listener = listener;
    }

    /**
     * Deletes them, and tells of each, unless nothing can go on.
     *
     * @throws JobAbortedException when it cannot; those that nothing was told of were not deleted, or {@link #isMaybeDeleted may be}
     */
    public void delete(List<T> items) {
        if (items.isEmpty()) {
            return;
        }
        ended(items, send(items));
    }

    private void ended(List<T> items, HeymarketException failure) {
        if (failure != null) {
            failed(items, failure);
        }
    }

    /** Calls that would not have been needed had the whole calls been taken. */
    int splitCalls() {
        return budget.calls();
    }

    /** Whether a call of unknown outcome held it, that nothing was told of since. */
    public boolean isMaybeDeleted(T item) {
        return maybeDeleted.contains(item);
    }

    private HeymarketException sendPart(List<T> items, HeymarketException failure) {
        budget.spend(failure);
        return send(items);
    }

    /** @return the failure; {@code null} where the call was taken, and all have ended */
    private HeymarketException send(List<T> items) {
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

    /** Refused, or one of many was not there: which shows when each stands alone. */
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
                halve(prove(items, e), e);
                job.policy().reset();
            } else {
                items.forEach(item -> alone(item, e));
                job.policy().stopIfHopeless(e);
            }
        }
    }

    /** A call that carried it alone failed. Many that are not there say nothing of the next. */
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

    /** @return those that were not tried */
    private List<T> prove(List<T> items, HeymarketException failure) {
        List<T> open = new ArrayList<>(items);
        HeymarketException last = failure;
        for (int probe = 0; !open.isEmpty(); probe++) {
            if (probe == MOST_PROBES) {
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
