package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The time of Heymarket's clock, for comparisons with times in responses: the {@code Date} of the latest response plus the time
 * that has passed since. Without such a response it is the local time. Thread-safe.
 */
public final class ServerClock implements TimeSource {

    private final TimeSource time;
    private volatile @Nullable Observation latest;

    /** @param at the local {@link TimeSource#steady()} time at which the date was received */
    private record Observation(String date, Instant serverTime, Instant at) {}

    ServerClock(TimeSource time) {
        this.time = time;
    }

    /** @param date the header of a response; {@code null} if it is missing */
    void note(@Nullable String date) {
        if (date == null) {
            return;
        }
        Observation last = latest;
        // Most responses have the same date as the one before, since it has whole seconds.
        Instant serverTime = last != null && last.date().equals(date) ? last.serverTime() : HttpDates.parse(date);
        if (serverTime != null) {
            latest = new Observation(date, serverTime, time.steady());
        }
    }

    /** At most a second or two behind Heymarket's clock, and never ahead of it. */
    @Override
    public Instant now() {
        Observation seen = latest;
        return seen == null ? time.now() : seen.serverTime().plus(Duration.between(seen.at(), time.steady()));
    }

    /** The time of Heymarket's clock at a local {@link #steady()} time. */
    public Instant at(Instant steady) {
        return now().minus(Duration.between(steady, steady()));
    }

    @Override
    public Instant steady() {
        return time.steady();
    }

    @Override
    public void await(Condition condition, Duration maxWait) throws InterruptedException {
        time.await(condition, maxWait);
    }
}
