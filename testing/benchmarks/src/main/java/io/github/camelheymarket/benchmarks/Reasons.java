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
            "The tree of the answer and HttpClient take four fifths of the time, and are in all peers; the rest is the exchange, and "
                    + "a copy of the answer, whose bytes are checked before they are parsed.";
    private static final String PHONES =
            "A third of the time validates the phones, a quarter matches contacts and proves that none is missing; the route does neither.";

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
                    "A tree that keeps all members of a contact takes longer than its tokens, which are dropped, and each contact is compared with those seen."),
            Map.entry(
                    "bulk stream",
                    "A sixth of the time validates phones, which alone takes longer than the tokens; the rest finds the contact of each row and compares both."));

    private Reasons() {}

    static String of(String... goal) {
        return ALL.get(String.join(" ", goal));
    }
}
