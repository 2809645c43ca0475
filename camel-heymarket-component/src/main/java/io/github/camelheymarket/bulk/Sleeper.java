package io.github.camelheymarket.bulk;

import java.time.Duration;

/** Waits; a test puts one in its place that does not. */
@FunctionalInterface
public interface Sleeper {

    /** Really waits. */
    Sleeper SYSTEM = duration -> Thread.sleep(duration.toMillis());

    void sleep(Duration duration) throws InterruptedException;
}
