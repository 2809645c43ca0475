package io.github.camelheymarket.spi;

import java.time.Duration;

/**
 * Waits before a job searches for a write whose response was lost. A bean of this type in the registry replaces the
 * default. Replace it in tests only: a job that searches too early may create a contact twice.
 */
@FunctionalInterface
public interface Sleeper {

    /** Waits for the whole time, unless the thread is interrupted. */
    Sleeper SYSTEM = duration -> Thread.sleep(duration.toMillis());

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread was interrupted
     * @throws io.github.camelheymarket.exception.HeymarketException to end the wait early, for instance because the client
     *     was closed; the job then stops
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * A monotonic time in nanoseconds with an arbitrary origin, like {@link System#nanoTime()}. A job subtracts the time that
     * has passed since the write from the next wait, and measures by it for how long writes wait for a full call.
     */
    default long nanoTime() {
        return System.nanoTime();
    }
}
