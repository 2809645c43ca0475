package io.github.camelheymarket.row;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Texts;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the field of each column of the input (R1.2), in this order: {@code map.<column>}; exactly a name that only responses have, which
 * is left out; exactly a contact field, a heading of the vendor's CSV or the title of a custom field; then the same, ignoring case,
 * blanks, {@code _} and {@code -}, names of responses last. {@code map.note=note} selects a custom field with such a title, and
 * {@code map.custom.<key>} a key of {@code custom}.
 *
 * <p>The custom fields are read only if a column is not exactly a contact field or a name of responses, so that a job without custom
 * fields makes no call for them. Results are cached by set of column names: create a new resolver when the custom fields may have
 * changed. Safe for use by several threads.
 */
public final class ColumnResolver {

    /** The maximum number of cached sets: rows of a table share one set, documents without a schema have a few. */
    private static final int REMEMBERED = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(ColumnResolver.class);
    private static final String CUSTOM = "custom.";

    /** The maximum number of columns in a line of the log. */
    private static final int MAX_NAMED = 20;

    private final RowRules rules;
    private final Supplier<ContactFieldIndex> fields;
    private final ColumnMap map;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private final Map<Set<String>, Columns> columnSets = new ConcurrentHashMap<>();
    private final Map<Set<String>, Columns> customKeySets = new ConcurrentHashMap<>();

    /** @param fields the custom fields of the team, read when first needed; the supplier must cache them */
    public ColumnResolver(RowRules rules, Supplier<ContactFieldIndex> fields) {
        this.rules = rules;
        this.fields = fields;
        this.map = new ColumnMap(rules.columnMap());
    }

    /**
     * @param names the names of one row's columns
     * @throws HeymarketColumnsException naming all invalid columns; {@code UNKNOWN_FIELD} only if unknown columns are errors
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
        ColumnMap.Meeting meeting = map.meet(names, "");
        boolean needsFields = names.stream().anyMatch(name -> needsFields(name, meeting.target(name)));
        ContactFieldIndex index = needsFields ? fields.get() : new ContactFieldIndex(List.of());
        ColumnFaults faults = new ColumnFaults(index);
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            String target = meeting.target(name);
            faults.rivals(name, meeting.rival(name));
            columns.add(isDrop(target) ? dropped(name, "", meeting, faults) : column(name, target, index, faults));
        }
        return checked(columns, "", faults);
    }

    private Columns checked(List<Column> columns, String prefix, ColumnFaults faults) {
        refuseSharedTargets(columns, faults);
        faults.raise(rules.unknownFields());
        Columns checked = Columns.of(columns);
        warnOf(checked.unknown(), prefix);
        return checked;
    }

    private static boolean isDrop(@Nullable String target) {
        return target != null && Texts.isBlank(target);
    }

    /** A column with opt-outs is dropped only by its exact name, not by a similar one (R5.5). */
    private static Column dropped(String name, String prefix, ColumnMap.Meeting meeting, ColumnFaults faults) {
        if (ConsentNames.match(name) && !meeting.isNamed(prefix, name)) {
            faults.consent(prefix + name);
        }
        return Column.without(name, Kind.DROPPED);
    }

    private void warnOf(Set<String> unknown, String prefix) {
        List<String> news = unknown.stream()
                .map(name -> prefix + name)
                .filter(warned::add)
                .sorted()
                .toList();
        if (!news.isEmpty()) {
            LOG.warn(
                    "unknownFields=ignore: {} columns are neither contact fields nor custom fields of the team, and are "
                            + "left out: {}{}",
                    news.size(),
                    news.stream().limit(MAX_NAMED).map(LookAlikes::shown).toList(),
                    news.size() > MAX_NAMED ? " and others" : "");
        }
    }

    /** The columns that are not fields and were left out. */
    Set<String> leftOut() {
        return Set.copyOf(warned);
    }

    /** The keys of {@code map.} that have matched no column; none before the first row. */
    Set<String> unmetMapKeys() {
        return map.unmet();
    }

    private static boolean needsFields(String name, @Nullable String target) {
        if (target == null) {
            return ContactColumns.exactly(name) == null && !ContactColumns.isExactlyResponseOnly(name);
        }
        return !isDrop(target) && ContactColumns.exactly(target) == null;
    }

    private static Column column(String name, @Nullable String target, ContactFieldIndex index, ColumnFaults faults) {
        if (target == null && ContactColumns.isExactlyResponseOnly(name)) {
            return Column.without(name, Kind.RESPONSE_ONLY);
        }
        String required = target == null ? name : target;
        String contactField = ContactColumns.exactly(required);
        Set<ContactField> titles = index.exactly(required);
        if (contactField == null && titles.isEmpty()) {
            contactField = ContactColumns.loosely(required);
            titles = index.loosely(required);
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
        ColumnMap.Meeting meeting = map.meet(keys, CUSTOM);
        for (String key : keys) {
            String target = meeting.target(key);
            faults.rivals(CUSTOM + key, meeting.rival(key));
            columns.add(
                    isDrop(target)
                            ? dropped(key, CUSTOM, meeting, faults)
                            : custom(key, target == null ? key : target, index, faults));
        }
        return checked(columns, CUSTOM, faults);
    }

    private static Column custom(String key, String required, ContactFieldIndex index, ColumnFaults faults) {
        Set<ContactField> found = Texts.isInteger(required)
                ? index.byId(Long.parseLong(required)).map(Set::of).orElse(Set.of())
                : titles(required, index);
        if (found.size() == 1) {
            return Column.custom(key, found.iterator().next());
        }
        if (found.isEmpty()) {
            faults.unknownInCustom(key);
        } else {
            faults.tie(CUSTOM + key, null, found);
        }
        return Column.without(key, Kind.UNKNOWN);
    }

    private static Set<ContactField> titles(String title, ContactFieldIndex index) {
        Set<ContactField> exact = index.exactly(title);
        return exact.isEmpty() ? index.loosely(title) : exact;
    }
}
