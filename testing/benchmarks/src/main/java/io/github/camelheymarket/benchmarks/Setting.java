package io.github.camelheymarket.benchmarks;

import java.util.List;
import java.util.Locale;

/** How long and how much is measured. */
enum Setting {
    /** Some twelve minutes on two free processors. After a shorter warm-up the JVM still compiles the calls with large answers. */
    QUICK(1, 8, 3, List.of(1_000, 10_000, 100_000, 1_000_000), 5),
    /** Three quarters of an hour. */
    FULL(3, 10, 8, List.of(1_000, 10_000, 100_000, 1_000_000), 15);

    final int rounds;
    final int warmUpSeconds;
    final int seconds;
    final List<Integer> sizes;
    final int starts;

    /**
     * @param rounds how often each call is measured, in a new JVM
     * @param sizes the numbers of rows and contacts
     * @param starts how often each application is started
     */
    Setting(int rounds, int warmUpSeconds, int seconds, List<Integer> sizes, int starts) {
        this.rounds = rounds;
        this.warmUpSeconds = warmUpSeconds;
        this.seconds = seconds;
        this.sizes = sizes;
        this.starts = starts;
    }

    static Setting named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
