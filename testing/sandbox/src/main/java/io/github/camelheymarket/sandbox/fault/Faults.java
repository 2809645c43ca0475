package io.github.camelheymarket.sandbox.fault;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The queue of faults. A request is hit by the first one that is meant for it. */
public final class Faults {
    private static final Set<FaultKind> HOLDING = EnumSet.of(
            FaultKind.HOLD_AFTER_APPLY, FaultKind.HOLD_BEFORE_APPLY, FaultKind.RESET_THEN_APPLY, FaultKind.DRIP);

    private final List<Fault> queue = new ArrayList<>();
    private final List<Fault> holding = new ArrayList<>();

    /** Queues a fault and gives it back. */
    public synchronized Fault add(Fault fault) {
        queue.add(fault);
        return fault;
    }

    /** Faults that still wait for a request; one that is there for always counts too. */
    public synchronized int pending() {
        return queue.size();
    }

    /** The faults that still wait for a request, in their order. */
    public synchronized List<Fault> waiting() {
        return List.copyOf(queue);
    }

    /** The fault for this request, if there is one. */
    public synchronized Optional<Fault> claim(String method, String path, String requestBody) {
        for (Fault fault : queue) {
            if (fault.claim(method, path, requestBody)) {
                if (fault.isSpent()) {
                    queue.remove(fault);
                }
                if (HOLDING.contains(fault.kind())) {
                    holding.add(fault);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Forgets all faults and lets held requests go on. */
    public synchronized void clear() {
        holding.forEach(Fault::release);
        queue.forEach(Fault::release);
        holding.clear();
        queue.clear();
    }
}
