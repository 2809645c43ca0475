package io.github.camelheymarket.sync;

import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.model.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The list that a sync puts contacts into.
 *
 * @param name the title of the list, or its integer id
 * @param create whether to create the list if it is absent
 * @param syncName the name of the sync, {@code null} for none
 */
public record ListTarget(
        String name, boolean create, @Nullable String syncName) {

    public ListTarget {
        name = name.strip();
    }

    /** @return {@code null} if there is no such list @throws IllegalArgumentException if there is nothing to create */
    public static @Nullable ListTarget of(@Nullable String list, boolean create, @Nullable String syncName) {
        if (list == null || list.isBlank()) {
            if (create) {
                throw new IllegalArgumentException("createList=true requires list, the title of the list to create.");
            }
            return null;
        }
        return new ListTarget(list, create, syncName);
    }

    /** The id, if the list is given by its id, else {@code null}. */
    @Nullable
    Long id() {
        return Texts.isInteger(name) ? Long.valueOf(name) : null;
    }

    /** The same for each run, so that Heymarket can recognise a second create. */
    String localId() {
        return "heymarket-sync-" + Digest.id((syncName == null ? "" : syncName) + "\n" + name);
    }
}
