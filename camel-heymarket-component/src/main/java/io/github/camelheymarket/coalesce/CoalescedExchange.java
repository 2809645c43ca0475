package io.github.camelheymarket.coalesce;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One exchange during its coalesced call. It continues in its route once; if its thread waits for the result, it continues in that
 * thread and not here.
 */
final class CoalescedExchange {

    private final ExchangePermits.Permit permit;
    private final @Nullable String routeId;
    private final boolean nested;
    private final AtomicBoolean continued = new AtomicBoolean();

    /** {@code null} until the contact was submitted. */
    private volatile @Nullable CoalescedRow row;

    private volatile @Nullable Ended ended;

    private record Ended(CoalescedResult result, Consumer<CoalescedResult> route) {}

    /** @param routeId the route of the producer, {@code null} if it is in no route */
    CoalescedExchange(ExchangePermits.Permit permit, @Nullable String routeId) {
        this.permit = permit;
        this.routeId = routeId;
        this.nested = ExchangePermits.isContinuing();
    }

    @Nullable
    String routeId() {
        return routeId;
    }

    /** Whether the exchange had continued after another coalesced call. */
    boolean isNested() {
        return nested;
    }

    @Nullable
    CoalescedRow row() {
        return row;
    }

    void row(@Nullable CoalescedRow submitted) {
        row = submitted;
    }

    /** @param route receives the result when the exchange continues */
    void ended(CoalescedResult result, Consumer<CoalescedResult> route) {
        ended = new Ended(result, route);
    }

    /** Continues in this thread, unless the exchange has continued before. */
    void continueRoute() {
        Ended last = Objects.requireNonNull(ended, "how the contact ended");
        continueRoute(last.result(), last.route());
    }

    /** Continues with an exception. Does nothing if the contact has not ended: then there is no result yet. */
    void cutShort() {
        Ended last = ended;
        if (last != null) {
            continueRoute(last.result().cutShort(), last.route());
        }
    }

    private void continueRoute(CoalescedResult result, Consumer<CoalescedResult> route) {
        if (continued.compareAndSet(false, true)) {
            permit.continueIn(() -> route.accept(result));
        }
    }

    void releasePermit() {
        permit.release();
    }
}
