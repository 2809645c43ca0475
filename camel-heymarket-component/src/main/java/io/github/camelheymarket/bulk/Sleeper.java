package io.github.camelheymarket.bulk;

import java.time.Duration;

/**
 * Waits before a write that got no answer is looked for. A bean of this type in the registry takes its place: meant for
 * tests, which need not wait then; in earnest it would look too early, and store somebody twice.
 */
@FunctionalInterface
public interface Sleeper {

    /** Really waits. */
    Sleeper SYSTEM = duration -> Thread.sleep(duration.toMillis());

    void sleep(Duration duration) throws InterruptedException;
}
