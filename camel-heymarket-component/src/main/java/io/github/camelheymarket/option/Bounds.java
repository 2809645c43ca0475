package io.github.camelheymarket.option;

import java.time.Duration;

/** The lower limits of options. The record that holds the value of an option checks it. */
public final class Bounds {

    private Bounds() {}

    /** @throws IllegalArgumentException naming the option and its minimum */
    public static void atLeast(String option, long min, long value) {
        if (value < min) {
            throw new IllegalArgumentException(message(option, min, value) + ".");
        }
    }

    /**
     * @param millis the minimum, in milliseconds
     * @throws IllegalArgumentException naming the option and its minimum
     */
    public static void atLeast(String option, long millis, Duration value) {
        if (value.toMillis() < millis) {
            throw new IllegalArgumentException(
                    message(option, millis, value.toMillis()) + " (milliseconds, or with a unit such as 10s).");
        }
    }

    private static String message(String option, long min, long value) {
        return "The option " + option + " is " + value + "; it must be at least " + min;
    }
}
