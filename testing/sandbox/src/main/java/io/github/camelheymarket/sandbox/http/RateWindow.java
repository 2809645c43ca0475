package io.github.camelheymarket.sandbox.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The request limit (C3.1): so many requests in any 60 seconds for each credential. A refused request takes no place. */
final class RateWindow {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final int perMinute;
    private final Map<String, Deque<Instant>> accepted = new HashMap<>();
    private long refused;

    RateWindow(InstantSource clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
    }

    /** Empty when the request may pass, else how long until a place is free. */
    synchronized Optional<Duration> enter(String credential) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Deque<Instant> times = accepted.computeIfAbsent(credential, c -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.peekFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        if (times.size() < perMinute) {
            times.addLast(now);
            return Optional.empty();
        }
        refused++;
        return Optional.of(Duration.between(now, times.peekFirst().plus(WINDOW)));
    }

    /** How many requests were refused. */
    synchronized long refused() {
        return refused;
    }

    synchronized void clear() {
        accepted.clear();
        refused = 0;
    }
}
