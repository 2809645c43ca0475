package io.github.camelheymarket.row;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.row.Column.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Says what each column of the input stands for (R1.2). A name is tried in this order: {@code map.<column>}; exactly a
 * name that only answers have, which is left out; exactly a contact field, a heading of the vendor's CSV or a custom
 * field's title; then the same ignoring case, blanks, {@code _} and {@code -}, the names of answers last.
 * {@code map.note=note} reaches a custom field with such a title.
 *
 * <p>The custom fields are asked for only when a column is not exactly a contact field or an answer's name, so a load
 * without custom fields costs no call. An answer is kept per set of column names: make a new resolver when the custom
 * fields may have changed. Safe for use by several threads.
 */
public final class ColumnResolver {

    /** Sets of columns to remember: rows of a table share one, documents of a schema-less store have a few. */
    private static final int REMEMBERED = 1_000;

    private final RowRules rules;
    private final Supplier<ContactFieldIndex> fields;
    private final Names<String> mapped = new Names<>();
    private final Map<Set<String>, Columns> columnSets = new ConcurrentHashMap<>();
    private final Map<Set<String>, Columns> customKeySets = new ConcurrentHashMap<>();

    /** @param fields the team's custom fields, asked for when first needed and expected to remember them */
    public ColumnResolver(RowRules rules, Supplier<ContactFieldIndex> fields) {
        this.rules = rules;
        this.fields = fields;
        rules.columnMap().keySet().forEach(column -> mapped.add(column, column));
    }

    /**
     * @param names the names of one row's columns
     * @throws HeymarketColumnsException naming every column at fault, {@code UNKNOWN_FIELD} only where unknown columns
     *     are errors
     */
    public Columns resolve(Collection<String> names) {
        return remembered(columnSets, names, this::resolveColumns);
    }

    /**
     * @param keys the keys of one row's {@code custom}: digits are a field's id, anything else a title
     * @return columns of the kinds {@code CUSTOM} and {@code UNKNOWN}
     * @throws HeymarketColumnsException as for columns
     */
    Columns resolveCustom(Collection<String> keys) {
        return remembered(customKeySets, keys, this::resolveKeys);
    }

    private static Columns remembered(
            Map<Set<String>, Columns> known, Collection<String> names, Function<Collection<String>, Columns> resolve) {
        Set<String> key = Set.copyOf(names);
        Columns columns = known.get(key);
        if (columns == null) {
            columns = resolve.apply(names);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(key, columns);
        }
        return columns;
    }

    private Columns resolveColumns(Collection<String> names) {
        boolean needsFields = names.stream().anyMatch(this::needsFields);
        ContactFieldIndex index = needsFields ? fields.get() : new ContactFieldIndex(List.of());
        ColumnFaults faults = new ColumnFaults(index);
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            String target = mappedTo(name);
            if (target != null && target.isBlank()) {
                columns.add(Column.without(name, Kind.DROPPED));
            } else {
                columns.add(column(name, target, index, faults));
            }
        }
        refuseSharedTargets(columns, faults);
        faults.raise(rules.unknownFields());
        return Columns.of(columns);
    }

    private boolean needsFields(String name) {
        String target = mappedTo(name);
        if (target == null) {
            return ContactColumns.exactly(name) == null && !ContactColumns.isExactlyResponseOnly(name);
        }
        return !target.isBlank() && ContactColumns.exactly(target) == null;
    }

    /** @return the field or title of {@code map.<column>}, {@code null} where there is none for this column */
    private String mappedTo(String name) {
        Set<String> keys = mapped.find(name);
        return keys.isEmpty() ? null : rules.columnMap().get(keys.iterator().next());
    }

    private static Column column(String name, String target, ContactFieldIndex index, ColumnFaults faults) {
        if (target == null && ContactColumns.isExactlyResponseOnly(name)) {
            return Column.without(name, Kind.RESPONSE_ONLY);
        }
        String wanted = target == null ? name : target;
        String contactField = ContactColumns.exactly(wanted);
        Set<ContactField> titles = index.exactly(wanted);
        if (contactField == null && titles.isEmpty()) {
            contactField = ContactColumns.loosely(wanted);
            titles = index.loosely(wanted);
        }
        if (titles.size() + (contactField == null ? 0 : 1) > 1) {
            faults.tie(name, contactField, titles);
            return Column.without(name, Kind.UNKNOWN);
        }
        if (contactField != null) {
            return Column.contact(name, contactField);
        }
        if (!titles.isEmpty()) {
            return Column.custom(name, titles.iterator().next());
        }
        if (target == null && ContactColumns.isResponseOnly(name)) {
            return Column.without(name, Kind.RESPONSE_ONLY);
        }
        faults.unknown(name, target);
        return Column.without(name, Kind.UNKNOWN);
    }

    private static void refuseSharedTargets(List<Column> columns, ColumnFaults faults) {
        Map<Object, Column> first = new LinkedHashMap<>();
        for (Column column : columns) {
            Column other = column.target() == null ? null : first.putIfAbsent(column.target(), column);
            if (other != null) {
                faults.shared(other, column);
            }
        }
    }

    private Columns resolveKeys(Collection<String> keys) {
        ContactFieldIndex index = fields.get();
        ColumnFaults faults = new ColumnFaults(index);
        List<Column> columns = new ArrayList<>();
        for (String key : keys) {
            Set<ContactField> found = key.matches("\\d{1,18}")
                    ? index.byId(Long.parseLong(key)).map(Set::of).orElse(Set.of())
                    : titles(key, index);
            if (found.size() == 1) {
                columns.add(Column.custom(key, found.iterator().next()));
                continue;
            }
            if (found.isEmpty()) {
                faults.unknownInCustom(key);
            } else {
                faults.tie("custom." + key, null, found);
            }
            columns.add(Column.without(key, Kind.UNKNOWN));
        }
        refuseSharedTargets(columns, faults);
        faults.raise(rules.unknownFields());
        return Columns.of(columns);
    }

    private static Set<ContactField> titles(String title, ContactFieldIndex index) {
        Set<ContactField> exact = index.exactly(title);
        return exact.isEmpty() ? index.loosely(title) : exact;
    }
}
