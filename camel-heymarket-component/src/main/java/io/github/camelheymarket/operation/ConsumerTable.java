package io.github.camelheymarket.operation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What routes can begin with, the options that each one uses (R9), and how often it asks unless told (R7.2). */
public final class ConsumerTable {

    private static final Duration PUSHED = null;
    private static final Map<String, Row> ROWS = new LinkedHashMap<>();

    static {
        row(
                "contacts/list",
                Duration.ofHours(1),
                "pageSize",
                "outputFormat",
                "maxMessagesPerPoll",
                "contactsPerExchange");
        row(
                "contacts/changes",
                Duration.ofSeconds(60),
                "pageSize",
                "outputFormat",
                "maxMessagesPerPoll",
                "start",
                "cursorFile",
                "cursorRepository",
                "cursorKey",
                "overlap",
                "maxInFlight",
                "maxDeliveryAttempts",
                "detectDeletes");
        row(
                "events/receive",
                PUSHED,
                "webhookToken",
                "webhookTokenSecondary",
                "eventTypes",
                "ackMode",
                "dedupWindow",
                "dedupSize",
                "maxBodySize");
    }

    private ConsumerTable() {}

    private record Row(Duration delay, Set<String> options) {}

    private static void row(String name, Duration delay, String... options) {
        ROWS.put(name, new Row(delay, new TreeSet<>(Set.of(options))));
    }

    /** The names of all, {@code resource/operation}, in the order of the table. */
    public static List<String> names() {
        return List.copyOf(ROWS.keySet());
    }

    /** The options that a consumer uses, beside those that are about the connection and Camel's own. */
    public static Set<String> options(String name) {
        return ROWS.get(name).options();
    }

    /** The consumers that use an option. */
    public static List<String> usersOf(String option) {
        return ROWS.entrySet().stream()
                .filter(row -> row.getValue().options().contains(option))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether it is Heymarket that calls, so that the options about the connection and about polling mean nothing. */
    public static boolean isPushed(String name) {
        return ROWS.containsKey(name) && ROWS.get(name).delay() == PUSHED;
    }

    /** The time between two polls where the option {@code delay} does not say. */
    public static Duration defaultDelay(String name) {
        return ROWS.get(name).delay();
    }
}
