package io.github.camelheymarket.check;

import io.github.camelheymarket.row.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant by a misspelt one. */
final class NearestName {

    private NearestName() {}

    /** The nearest name of which at most a third of the letters differ. */
    static Optional<String> of(String typed, Collection<String> names) {
        if (typed.length() > EditDistance.MAX_LENGTH) {
            return Optional.empty();
        }
        String folded = fold(typed);
        return names.stream()
                .filter(name -> name.length() <= EditDistance.MAX_LENGTH)
                .filter(name -> EditDistance.between(folded, fold(name)) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt((String name) -> EditDistance.between(folded, fold(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }
}
