package io.github.camelheymarket.sandbox.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Contact ids by channel value. Arrays of ids keep a million entries small; a second id under one value is rare. */
final class ChannelIndex {
    private static final long[] NONE = {};

    private final Map<String, Map<String, long[]>> byType = new HashMap<>();

    long[] ids(String type, String value) {
        return byType.getOrDefault(type, Map.of()).getOrDefault(key(type, value), NONE);
    }

    void add(String type, String value, long id) {
        byType.computeIfAbsent(type, t -> new HashMap<>()).merge(key(type, value), new long[] {id}, (old, one) -> {
            long[] all = Arrays.copyOf(old, old.length + 1);
            all[old.length] = id;
            return all;
        });
    }

    void remove(String type, String value, long id) {
        byType.getOrDefault(type, Map.of()).computeIfPresent(key(type, value), (k, old) -> {
            long[] rest = Arrays.stream(old).filter(other -> other != id).toArray();
            return rest.length == 0 ? null : rest;
        });
    }

    void clear() {
        byType.clear();
    }

    /** Whether a contact has a channel; with {@code anywhere} an address in the {@code email} field counts too. */
    static boolean has(SandboxContact contact, String type, String value, boolean anywhere) {
        String wanted = key(type, value);
        return contact.channels().stream()
                        .anyMatch(channel -> channel.type().equals(type)
                                && key(type, channel.value()).equals(wanted))
                || anywhere && key(type, contact.email()).equals(wanted);
    }

    private static String key(String type, String value) {
        return type.equals(Channel.PHONE) ? value : value.trim().toLowerCase(Locale.ROOT);
    }
}
