package io.github.camelheymarket.bulk;

/** What is shown of a key. */
final class Masks {

    private Masks() {}

    /** The key's kind and its last two characters: {@code phone:…43}. */
    static String key(String key) {
        int value = key.indexOf(':') + 1;
        return key.substring(0, value) + "…" + key.substring(Math.max(value, key.length() - 2));
    }
}
