package io.github.camelheymarket.coalesce;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One exchange on its way through a coalesced call. It goes on once, or not at all where a thread waits and goes on itself. */
final class CoalescedExchange {

    private final ExchangePermits.Place place;
    private final String routeId;
    private final boolean nested;
    private final AtomicBoolean goesOn = new AtomicBoolean();

    /** {@code null} until the contact was handed over. */
    private volatile CoalescedRow row;

    private volatile Ended ended;

    private record Ended(CoalescedResult end, Consumer<CoalescedResult> route) {}

    /** @param routeId of the route that the producer is in, {@code null} where it is in none */
    CoalescedExchange(ExchangePermits.Place place, String routeId) {
        this.place = place;
        this.routeId = routeId;
        this.nested = ExchangePermits.isGoingOn();
    }

    String routeId() {
        return routeId;
    }

    /** Whether the exchange came from a coalesced call. */
    boolean isNested() {
        return nested;
    }

    CoalescedRow row() {
        return row;
    }

    void row(CoalescedRow handedOver) {
        row = handedOver;
    }

    /** @param route where to go on with that */
    void ended(CoalescedResult end, Consumer<CoalescedResult> route) {
        ended = new Ended(end, route);
    }

    /** In this thread, unless it went on before. */
    void goOn() {
        Ended last = ended;
        goOn(last.end(), last.route());
    }

    /** The same, with an exception. Of a contact that has not ended there is nothing to tell yet. */
    void cutShort() {
        Ended last = ended;
        if (last != null) {
            goOn(last.end().cutShort(), last.route());
        }
    }

    private void goOn(CoalescedResult end, Consumer<CoalescedResult> route) {
        if (goesOn.compareAndSet(false, true)) {
            place.goOn(() -> route.accept(end));
        }
    }

    void leave() {
        place.leave();
    }
}
