package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Faults of the server at random: mostly a few, at times many, at times all requests for some seconds. */
final class Weather {

    private static final List<Supplier<Fault>> KINDS = List.of(
            Fault::resetBeforeApply,
            Fault::resetAfterApply,
            () -> Fault.status(500),
            () -> Fault.status(503),
            () -> Fault.statusAfterApply(500),
            () -> Fault.retryAfter("2"),
            Fault::truncated,
            Fault::garbage,
            Fault::html200,
            Fault::deepNesting,
            Fault::refuse401Once);

    private final HeymarketSandbox sandbox;
    private final Random random;
    private final Random strikes;
    private long until;

    Weather(HeymarketSandbox sandbox, long seed) {
        this.sandbox = sandbox;
        this.random = new Random(seed);
        this.strikes = new Random(seed);
    }

    /** Changes it when it is time. */
    synchronized void pass() {
        if (System.nanoTime() < until) {
            return;
        }
        sandbox.faults().clear();
        int dice = random.nextInt(10);
        if (dice == 0) {
            sandbox.faults().add(Fault.status(503).always());
            last(5 + random.nextInt(10));
        } else {
            int oneIn = dice < 3 ? 100 : 1_000;
            for (Supplier<Fault> kind : KINDS) {
                sandbox.faults()
                        .add(kind.get().when((method, path) -> strikes(oneIn)).always());
            }
            last(20 + random.nextInt(60));
        }
    }

    synchronized void clear() {
        sandbox.faults().clear();
        until = 0;
    }

    private void last(int seconds) {
        until = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** Without a lock of this object: the sandbox asks with its own, and {@link #pass} takes them the other way round. */
    private boolean strikes(int oneIn) {
        return strikes.nextInt(oneIn) == 0;
    }
}
