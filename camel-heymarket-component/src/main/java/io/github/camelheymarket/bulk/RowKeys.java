package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a row is about, for whoever keeps rows of one person apart before they come to a run (R1.5). */
public final class RowKeys {

    private RowKeys() {}

    /** The keys that lead to a contact: its phones and its addresses; a person's data, never logged. */
    public static Set<String> of(Contact contact) {
        return MatchKeys.of(contact).stream()
                .filter(key -> MatchKeys.isPhone(key) || MatchKeys.isEmail(key))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param matchBy the kinds of key that the run will match by
     * @return the keys of the row, and its phone where that is none of them; a person's data, never logged
     */
    public static Set<String> of(Row row, Set<MatchBy> matchBy) {
        RowGroup group = RowGroup.of(row, matchBy, TagMode.ADD);
        Set<String> keys = new TreeSet<>(group.keys());
        if (group.phoneKey() != null) {
            keys.add(group.phoneKey());
        }
        return keys;
    }
}
