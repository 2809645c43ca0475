package io.github.camelheymarket.changes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Contacts, each in one state, by the instant of their last change. */
final class Marks {

    /** 48 bits tell two states of one contact apart; it need not tell contacts apart. */
    private static final int BYTES = 6;

    private final TreeMap<Instant, Map<String, String>> byInstant = new TreeMap<>();

    /** Stands for the state that a list shows a contact in. */
    static String of(String json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    Marks copy() {
        Marks copy = new Marks();
        byInstant.forEach((instant, marks) -> copy.byInstant.put(instant, new HashMap<>(marks)));
        return copy;
    }

    void put(Instant updated, String id, String mark) {
        byInstant.computeIfAbsent(updated, instant -> new HashMap<>()).put(id, mark);
    }

    boolean has(Instant updated, String id, String mark) {
        return mark.equals(byInstant.getOrDefault(updated, Map.of()).get(id));
    }

    /** Forgets those up to and at an instant. */
    void forgetUpTo(Instant instant) {
        byInstant.headMap(instant, true).clear();
    }

    /** Forgets those after an instant. */
    void forgetAfter(Instant instant) {
        byInstant.tailMap(instant, false).clear();
    }

    NavigableMap<Instant, Map<String, String>> all() {
        return byInstant;
    }
}
