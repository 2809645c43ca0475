package io.github.camelheymarket.benchmarks;

import java.util.Map;

/** Why a goal is not met. */
final class Reasons {

    private static final String FLOOR =
            "HttpClient 5 with a tree, which is in both, allocates most of it: see the table.";
    private static final String FLOOR_TIME =
            "HttpClient 5 and the server take most of the time of both routes: see the table.";
    private static final String CAMEL =
            "An exchange of Camel, limits for the whole call, counters, and strict checks of the answer.";
    private static final String PROBE =
            "Before a create the connection is probed by a read with a timeout of a millisecond: [0011](decisions/0011-connections-are-probed-by-what-is-sent.md).";
    private static final String PAGE =
            "Each contact becomes a view that keeps all its members and is compared with those of earlier pages, and the answer is "
                    + "checked strictly. How much each of these takes was not profiled.";
    private static final String PHONES =
            "Each phone is validated, and the answer proved complete and matched; the route does neither.";

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("get time", FLOOR_TIME),
            Map.entry("get bare", CAMEL),
            Map.entry("get bytes", FLOOR),
            Map.entry("page time", PAGE),
            Map.entry("page bare", PAGE),
            Map.entry("page bytes", PAGE),
            Map.entry("create bytes", "libphonenumber validates the phone, and the row is mapped to fields."),
            Map.entry("create time", PROBE),
            Map.entry("create bare", PROBE),
            Map.entry("search time", PHONES),
            Map.entry("search bytes", PHONES),
            Map.entry("search bare", PHONES),
            Map.entry(
                    "list stream",
                    "Each contact becomes a tree that keeps all its members, and is compared with those seen; tokens are dropped."),
            Map.entry("bulk stream", "Each phone is validated, and each row compared with its contact."));

    private Reasons() {}

    static String of(String... goal) {
        return ALL.get(String.join(" ", goal));
    }
}
