package io.github.camelheymarket.row;

import io.github.camelheymarket.model.Texts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds values by names that people type: exactly, else ignoring case, blanks, {@code _} and {@code -} (R1.2). Exactly means in the
 * compatibility form of Unicode, without invisible marks, and without blanks at the ends. A name may have several values; the caller
 * decides whether that is an error.
 *
 * @param <T> the type of the values
 */
public final class Names<T> {

    private final Map<String, Set<T>> verbatim = new LinkedHashMap<>();
    private final Map<String, Set<T>> exact = new LinkedHashMap<>();
    private final Map<String, Set<T>> folded = new LinkedHashMap<>();

    public void add(String name, T meaning) {
        verbatim.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(meaning);
        exact.computeIfAbsent(Texts.name(name), key -> new LinkedHashSet<>()).add(meaning);
        folded.computeIfAbsent(fold(name), key -> new LinkedHashSet<>()).add(meaning);
    }

    Set<T> exact(String name) {
        Set<T> found = verbatim.get(name);
        return found != null ? found : exact.getOrDefault(Texts.name(name), Set.of());
    }

    Set<T> folded(String name) {
        return folded.getOrDefault(fold(name), Set.of());
    }

    /** The values of exactly this name, else of similar names; empty if there are none. */
    public Set<T> find(String name) {
        Set<T> found = exact(name);
        return found.isEmpty() ? folded(name) : found;
    }

    Collection<String> names() {
        return verbatim.keySet();
    }

    /** The letters and digits of a name, in lower case, and the signs that are not left out by accident. */
    static String fold(String name) {
        String plain = Texts.name(name);
        StringBuilder folded = new StringBuilder(plain.length());
        plain.codePoints().filter(point -> !isIgnored(point)).forEach(folded::appendCodePoint);
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isIgnored(int point) {
        return point == '_'
                || Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.DASH_PUNCTUATION;
    }

    /**
     * The candidate that was probably meant by a misspelt name: it differs in at most a third of the letters, or in two; of names
     * of up to three letters, in one.
     *
     * @return empty if there is none, and for a very long name; of equally near candidates the first
     */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        String typed = name.length() > EditDistance.MAX_LENGTH ? "" : fold(name);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            String folded = candidate.length() > EditDistance.MAX_LENGTH ? "" : fold(candidate);
            int letters = Math.max(typed.length(), folded.length());
            int limit = Math.min(letters <= 3 ? 1 : Math.max(2, letters / 3), least - 1);
            boolean mayBeNear = !folded.isEmpty() && Math.abs(folded.length() - typed.length()) <= limit;
            int distance = mayBeNear ? EditDistance.between(typed, folded) : Integer.MAX_VALUE;
            if (distance <= limit) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
