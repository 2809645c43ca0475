package io.github.camelheymarket.client;

import java.time.Duration;
import java.time.Instant;

/**
 * How far this machine's clock is from Heymarket's, as the {@code Date} of an answer tells it.
 *
 * @param ahead of ours; negative where it is behind, zero where they agree or nobody knows
 * @param known whether an answer told it
 */
record ClockDifference(Duration ahead, boolean known) {

    /** Nobody knows. */
    static final ClockDifference NONE = new ClockDifference(Duration.ZERO, false);

    /** {@code Date} has whole seconds, and an answer takes its time. */
    private static final Duration NOISE = Duration.ofSeconds(2);

    /** A clock that is off by more is not one to sign by, and such a {@code Date} not one to believe. */
    private static final Duration MOST = Duration.ofHours(24);

    /**
     * @param date the header as it came, {@code null} where there was none
     * @param now by our clock
     */
    static ClockDifference of(String date, Instant now) {
        Instant theirs = HttpDates.parse(date);
        if (theirs == null) {
            return NONE;
        }
        Duration ahead = Duration.between(theirs, now);
        return new ClockDifference(ahead.abs().compareTo(NOISE) <= 0 ? Duration.ZERO : ahead, true);
    }

    boolean isNone() {
        return ahead.isZero();
    }

    /** Whether a token can be signed by the other clock. */
    boolean canBeMadeUpFor() {
        return ahead.abs().compareTo(MOST) <= 0;
    }

    boolean isNear(ClockDifference other) {
        return ahead.minus(other.ahead).abs().compareTo(NOISE) <= 0;
    }

    /** For a message; empty where the clocks agree. */
    @Override
    public String toString() {
        if (isNone()) {
            return "";
        }
        String text = "by the Date of the answer this machine's clock is " + words(ahead.abs())
                + (ahead.isNegative() ? " behind" : " ahead of") + " Heymarket's";
        return canBeMadeUpFor() ? text : text + ", too far to sign by that date: set the clock";
    }

    private static String words(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0
                ? duration.toSeconds() + " s"
                : duration.compareTo(Duration.ofHours(2)) < 0
                        ? duration.toMinutes() + " min"
                        : duration.toHours() + " h";
    }
}
