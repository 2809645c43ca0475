package io.github.camelheymarket.operation;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options whose value is one of a few words, so that a misspelt word shows while the route starts. */
public final class OptionWords {

    private static final Map<String, List<String>> WORDS = new LinkedHashMap<>();

    static {
        words("apiVersion", "auto", "v1", "v2");
        words("notFound", "exception", "null");
        words("status", "active", "blocked", "unblocked", "subscribed", "unsubscribed");
        words("phoneCheck", "valid", "possible");
        words("unknownFields", "error", "ignore");
        words("tagMode", "add", "replace");
        words("paging", "all", "page");
        words("outputFormat", "contact", "map", "flat", "ndjson");
        words("consentCheck", "always", "never");
        words("matchBy", "phone", "email", "phone,email");
        words("ackMode", "processed", "received");
        words("mode", "upsert", "create-only", "update-only", "fill-empty", "mirror");
        words("strategy", "search", "snapshot");
        words("method", "GET", "POST", "PUT", "DELETE");
    }

    /** Camel makes constants of these, whatever their case; the others are compared as they are. */
    private static final Set<String> CONSTANTS = Set.of("apiVersion", "status", "method");

    private OptionWords() {}

    private static void words(String option, String... words) {
        WORDS.put(option, Arrays.asList(words));
    }

    /** The options that have words. */
    public static Set<String> options() {
        return Collections.unmodifiableSet(WORDS.keySet());
    }

    /** The words of an option; empty for an option that takes any value. */
    public static Optional<List<String>> of(String option) {
        return Optional.ofNullable(WORDS.get(option));
    }

    /** Whether a word is one of an option's words: another case would be taken for another word, or for none. */
    public static boolean knows(String option, String word) {
        List<String> words = WORDS.get(option);
        return CONSTANTS.contains(option) ? words.stream().anyMatch(word::equalsIgnoreCase) : words.contains(word);
    }
}
