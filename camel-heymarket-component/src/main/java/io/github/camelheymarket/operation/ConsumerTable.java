package io.github.camelheymarket.operation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints that a route can begin with, and how often each one polls by default (R7.2). */
public final class ConsumerTable {

    /** The time between two polls; empty where Heymarket calls the endpoint. */
    private static final Map<String, Optional<Duration>> DELAYS = new LinkedHashMap<>();

    static {
        DELAYS.put("contacts/list", Optional.of(Duration.ofHours(1)));
        DELAYS.put("contacts/changes", Optional.of(Duration.ofSeconds(60)));
        DELAYS.put("events/receive", Optional.empty());
    }

    private ConsumerTable() {}

    /** The names of all, {@code resource/operation}, in the order of the table. */
    public static List<String> names() {
        return List.copyOf(DELAYS.keySet());
    }

    /** Whether Heymarket calls the endpoint, so that options of the connection and of polling have no effect. */
    public static boolean isPushed(String name) {
        return DELAYS.containsKey(name) && delay(name).isEmpty();
    }

    /** The time between two polls of an endpoint that polls, if the option {@code delay} is not set. */
    public static Duration defaultDelay(String name) {
        return delay(name).orElseThrow();
    }

    private static Optional<Duration> delay(String name) {
        return DELAYS.getOrDefault(name, Optional.empty());
    }
}
