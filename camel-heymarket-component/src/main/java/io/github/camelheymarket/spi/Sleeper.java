package io.github.camelheymarket.spi;

import java.time.Duration;

/**
 * Waits before a write that got no answer is looked for. A bean of this type in the registry takes its place: meant for
 * tests, which need not wait then; in earnest it would look too early, and store somebody twice.
 */
@FunctionalInterface
public interface Sleeper {

    /** Waits until the time is over or the thread is interrupted, whatever else ends meanwhile. */
    Sleeper SYSTEM = duration -> Thread.sleep(duration.toMillis());

    /** @throws io.github.camelheymarket.exception.HeymarketException when there is nothing left to wait for */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * A time in nanoseconds that only goes forward, whoever sets the clock, by which what has passed already is taken off the
     * next wait. Its beginning means nothing.
     */
    default long nanoTime() {
        return System.nanoTime();
    }
}
