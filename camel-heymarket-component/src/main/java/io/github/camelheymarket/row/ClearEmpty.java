package io.github.camelheymarket.row;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an empty cell clears (R1.4). It leaves other fields unchanged. Phone and consent are never cleared.
 *
 * @param all every field
 * @param names fields by wire name, custom field titles or column names, folded as {@link Names} does
 */
public record ClearEmpty(boolean all, Set<String> names) {

    public static final ClearEmpty NONE = new ClearEmpty(false, Set.of());
    public static final ClearEmpty ALL = new ClearEmpty(true, Set.of());

    public ClearEmpty {
        names = names.stream().map(Names::fold).collect(Collectors.toUnmodifiableSet());
    }

    /** @param text {@code true}, {@code false}, or names separated by commas; {@code null} or blank is {@code false} */
    public static ClearEmpty parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.strip().equalsIgnoreCase("false")) {
            return NONE;
        }
        if (text.strip().equalsIgnoreCase("true")) {
            return ALL;
        }
        Set<String> names = new LinkedHashSet<>(Arrays.asList(text.split(",")));
        names.removeIf(String::isBlank);
        return new ClearEmpty(false, names);
    }

    /** @param aliases the names under which the field may be listed; nulls are allowed */
    boolean clears(String... aliases) {
        return all || Arrays.stream(aliases).anyMatch(alias -> alias != null && names.contains(Names.fold(alias)));
    }
}
