package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/**
 * Heymarket's time of day, for comparing with the times that it gives: the {@code Date} of its latest answer and what has
 * passed since. Where no answer had one, it is the time of this machine. Safe for many threads.
 */
public final class ServerClock implements TimeSource {

    private final TimeSource time;
    private volatile Shown shown;

    /** @param date what the clock showed, and when that was, by the steady time here */
    private record Shown(Instant date, Instant at) {}

    ServerClock(TimeSource time) {
        this.time = time;
    }

    /** @param date of an answer, {@code null} where it had none */
    void note(String date) {
        Instant theirs = HttpDates.parse(date);
        if (theirs != null) {
            shown = new Shown(theirs, time.steady());
        }
    }

    /** Never later than what Heymarket's clock shows, where an answer has told it: it may be behind by a second or two. */
    @Override
    public Instant now() {
        Shown last = shown;
        return last == null ? time.now() : last.date().plus(Duration.between(last.at(), time.steady()));
    }

    /** What Heymarket's clock showed at a moment of {@link #steady()}, by what is known of it now. */
    public Instant at(Instant steady) {
        return now().minus(Duration.between(steady, steady()));
    }

    @Override
    public Instant steady() {
        return time.steady();
    }

    @Override
    public void await(Condition condition, Duration atMost) throws InterruptedException {
        time.await(condition, atMost);
    }
}
