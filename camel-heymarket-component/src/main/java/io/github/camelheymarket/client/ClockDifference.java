package io.github.camelheymarket.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the clock of this machine and the clock of Heymarket, by the {@code Date} header of a response.
 *
 * @param ahead how far the local clock is ahead; negative if it is behind, zero if the clocks agree or it is not known
 * @param known whether a response had a {@code Date}
 */
record ClockDifference(Duration ahead, boolean known) {

    /** Not known. */
    static final ClockDifference NONE = new ClockDifference(Duration.ZERO, false);

    /** {@code Date} has whole seconds, and the response takes some time. */
    private static final Duration NOISE = Duration.ofSeconds(2);

    /** A larger difference is taken for a wrong {@code Date}, and tokens are not signed by it. */
    private static final Duration MAX_CORRECTION = Duration.ofHours(24);

    /**
     * @param date the header; {@code null} if there was none
     * @param now the local time
     */
    static ClockDifference of(@Nullable String date, Instant now) {
        Instant serverTime = HttpDates.parse(date);
        if (serverTime == null) {
            return NONE;
        }
        Duration ahead = Duration.between(serverTime, now);
        return new ClockDifference(ahead.abs().compareTo(NOISE) <= 0 ? Duration.ZERO : ahead, true);
    }

    boolean isNone() {
        return ahead.isZero();
    }

    /** Whether tokens may be signed by Heymarket's clock. */
    boolean isCorrectable() {
        return ahead.abs().compareTo(MAX_CORRECTION) <= 0;
    }

    boolean isNear(ClockDifference other) {
        return ahead.minus(other.ahead).abs().compareTo(NOISE) <= 0;
    }

    /** For a message; empty if the clocks agree. */
    @Override
    public String toString() {
        if (isNone()) {
            return "";
        }
        String text = "by the Date of the answer this machine's clock is " + inUnits(ahead.abs())
                + (ahead.isNegative() ? " behind" : " ahead of") + " Heymarket's";
        return isCorrectable() ? text : text + ", too far to sign by that date: set the clock";
    }

    private static String inUnits(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0
                ? duration.toSeconds() + " s"
                : duration.compareTo(Duration.ofHours(2)) < 0
                        ? duration.toMinutes() + " min"
                        : duration.toHours() + " h";
    }
}
