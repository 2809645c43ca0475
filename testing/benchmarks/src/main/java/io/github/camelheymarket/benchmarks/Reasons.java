package io.github.camelheymarket.benchmarks;

import java.util.Map;

/** Why a goal is not met. */
final class Reasons {

    private static final Map<String, String> ALL = Map.of();

    private Reasons() {}

    static String of(String... goal) {
        return ALL.get(String.join(" ", goal));
    }
}
