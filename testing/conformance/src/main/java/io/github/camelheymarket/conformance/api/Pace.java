package io.github.camelheymarket.conformance.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Spaces requests evenly, far below the limit of 500 per minute (C3.1), so that other programs of the team are not affected.
 */
public final class Pace {
    /** Waits; tests advance a clock instead. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Duration gap;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private Instant next = Instant.MIN;

    /**
     * @param requestsPerMinute at least 1
     */
    public Pace(int requestsPerMinute, InstantSource clock, Sleeper sleeper) {
        this.gap = Duration.ofMinutes(1).dividedBy(requestsPerMinute);
        this.clock = clock;
        this.sleeper = sleeper;
    }

    Instant now() {
        return clock.instant();
    }

    void awaitTurn() {
        Instant now = now();
        if (now.isBefore(next)) {
            sleep(Duration.between(now, next));
        }
        next = now().plus(gap);
    }

    void sleep(Duration duration) {
        try {
            sleeper.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunEndedException("The run was interrupted");
        }
    }
}
