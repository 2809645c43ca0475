package io.github.camelheymarket.examples.common;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Suggests the name that the user may have meant. */
public final class NearestName {

    private NearestName() {}

    /** A question for the end of a message; empty if no name is similar. */
    public static String suggestion(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(typed, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }

    /** The Levenshtein distance, ignoring case. */
    private static int distance(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
