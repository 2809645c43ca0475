package io.github.camelheymarket.plan;

import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups the rows of a chunk by match key. */
public final class RowGroups {

    private RowGroups() {}

    /** Groups in the order of their first rows; no two of them share a key. */
    public static List<RowGroup> of(List<Row> rows, Set<MatchBy> matchBy, TagMode tagMode) {
        Map<String, RowGroup> byKey = new HashMap<>();
        for (Row row : rows) {
            RowGroup group = RowGroup.of(row, matchBy, tagMode);
            Set<RowGroup> samePerson = new LinkedHashSet<>();
            group.keys().forEach(key -> {
                if (byKey.containsKey(key)) {
                    samePerson.add(byKey.get(key));
                }
            });
            for (RowGroup other : samePerson) {
                group = group.with(other, tagMode);
            }
            for (String key : group.keys()) {
                byKey.put(key, group);
            }
        }
        return inOrder(new LinkedHashSet<>(byKey.values()));
    }

    static List<RowGroup> inOrder(Collection<RowGroup> groups) {
        List<RowGroup> sorted = new ArrayList<>(groups);
        sorted.sort(
                (a, b) -> Long.compare(a.rows().get(0).index(), b.rows().get(0).index()));
        return sorted;
    }
}
