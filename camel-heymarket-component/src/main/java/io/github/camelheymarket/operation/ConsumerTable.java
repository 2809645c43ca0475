package io.github.camelheymarket.operation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The endpoints that a route can begin with, and how often each one polls by default (R7.2). */
public final class ConsumerTable {

    private static final Duration PUSHED = null;
    private static final Map<String, Duration> DELAYS = new LinkedHashMap<>();

    static {
        DELAYS.put("contacts/list", Duration.ofHours(1));
        DELAYS.put("contacts/changes", Duration.ofSeconds(60));
        DELAYS.put("events/receive", PUSHED);
    }

    private ConsumerTable() {}

    /** The names of all, {@code resource/operation}, in the order of the table. */
    public static List<String> names() {
        return List.copyOf(DELAYS.keySet());
    }

    /** Whether Heymarket calls the endpoint, so that options of the connection and of polling have no effect. */
    public static boolean isPushed(String name) {
        return DELAYS.containsKey(name) && DELAYS.get(name) == null;
    }

    /** The time between two polls if the option {@code delay} is not set. */
    public static Duration defaultDelay(String name) {
        return DELAYS.get(name);
    }
}
