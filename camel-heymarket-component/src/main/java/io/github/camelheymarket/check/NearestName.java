package io.github.camelheymarket.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant by a misspelt one. */
final class NearestName {

    /** The time of the comparison grows with the square of the length. */
    private static final int LONGEST_TYPED = 80;

    private NearestName() {}

    /** The nearest name of which at most a third of the letters differ. */
    static Optional<String> of(String typed, Collection<String> names) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String wanted = fold(typed);
        return names.stream()
                .filter(name -> name.length() <= LONGEST_TYPED)
                .filter(name -> distance(wanted, fold(name)) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt((String name) -> distance(wanted, fold(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }

    /** The Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
