package io.github.camelheymarket.benchmarks;

import java.util.Map;

/** Why a goal is not met. */
final class Reasons {

    private static final String FLOOR =
            "HttpClient 5 with a tree, which is in both, allocates most of it: see the table.";
    private static final String PROBE =
            "Before a create the connection is probed, which waits a millisecond: [0011](decisions/0011-connections-are-probed-by-what-is-sent.md).";
    private static final String PHONES =
            "Each phone is validated, and the answer proved complete and matched; the route does neither.";

    private static final Map<String, String> ALL = Map.of(
            "get bytes", FLOOR,
            "page bytes", FLOOR,
            "create bytes", "libphonenumber validates the phone, and the row is mapped to fields.",
            "create time", PROBE,
            "create bare", PROBE,
            "search time", PHONES,
            "search bytes", PHONES,
            "search bare", PHONES,
            "bulk stream", "Each phone is validated, and each row compared with its contact.");

    private Reasons() {}

    static String of(String... goal) {
        return ALL.get(String.join(" ", goal));
    }
}
