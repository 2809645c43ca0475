package io.github.camelheymarket.row;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.model.ContactField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects all invalid columns, so that one exception names all of them. */
final class ColumnFaults {

    private static final int MAX_SUGGESTIONS = 50;

    private final ContactFieldIndex index;
    private int suggestions;
    private final Map<String, String> unknown = new LinkedHashMap<>();
    private final Map<String, String> ambiguous = new LinkedHashMap<>();
    private final Set<String> consent = new LinkedHashSet<>();

    /** @param index in which the nearest title is searched */
    ColumnFaults(ContactFieldIndex index) {
        this.index = index;
    }

    void unknown(String column, @Nullable String mappedTo) {
        String expected = mappedTo == null ? column : mappedTo;
        String text = column.isBlank() ? "a column without a name" : quoted(column);
        text += mappedTo == null ? "" : " mapped to " + quoted(mappedTo);
        unknown.put(column, text + suggestion(expected, () -> ContactColumns.candidates(index.titles())));
        if (ConsentNames.match(column)) {
            consent.add(column);
        }
    }

    /** A column whose name looks like consent, and that would be left out without an option that says so. */
    void consent(String column) {
        consent.add(column);
    }

    /** Two columns for one key of {@code map.}. */
    void rivals(String column, @Nullable String other) {
        if (other != null) {
            ambiguous.put(column, quoted(column) + " and " + quoted(other) + " have one map. key");
        }
    }

    void unknownInCustom(String key) {
        unknown.put(
                "custom." + key,
                key.matches("\\d{1,9}")
                        ? "'custom' has field id " + key + ", which does not exist"
                        : "'custom' has " + quoted(key) + suggestion(key, index::titles));
        if (ConsentNames.match(key)) {
            consent.add("custom." + key);
        }
    }

    private static String quoted(String name) {
        return "'" + LookAlikes.shown(name) + "'";
    }

    /** Only for the first columns: to compare thousands of columns with all titles takes long. */
    private String suggestion(String expected, Supplier<Collection<String>> names) {
        if (expected.length() > EditDistance.MAX_LENGTH || ++suggestions > MAX_SUGGESTIONS) {
            return "";
        }
        Collection<String> candidates = names.get();
        return Names.nearest(expected, candidates)
                .or(() -> Names.nearest(LookAlikes.of(expected), candidates))
                .map(name -> " (did you mean " + quoted(name) + "?)")
                .orElse("");
    }

    void tie(String column, @Nullable String contactField, Set<ContactField> titles) {
        List<String> meanings = new ArrayList<>();
        if (contactField != null) {
            meanings.add("the contact field " + contactField);
        }
        meanings.add("the custom field " + ContactFieldIndex.describe(titles));
        ambiguous.put(column, quoted(column) + " could be " + String.join(" or ", meanings));
    }

    void shared(Column one, Column other) {
        String target = one.kind() == Column.Kind.CONTACT
                ? "the contact field " + one.field()
                : "the custom field " + ContactFieldIndex.describe(List.of(one.custom()));
        ambiguous.put(other.name(), quoted(one.name()) + " and " + quoted(other.name()) + " are both " + target);
    }

    /** @throws HeymarketColumnsException if there are invalid columns that the option does not permit */
    void raise(UnknownFields allowed) {
        if (!ambiguous.isEmpty()) {
            throw new HeymarketColumnsException(
                    HeymarketColumnsException.AMBIGUOUS_FIELD,
                    List.copyOf(ambiguous.keySet()),
                    "The columns are ambiguous: " + String.join("; ", ambiguous.values())
                            + ". Rename with map.<column>=<field or title>, or drop with map.<column>=");
        }
        if (!unknown.isEmpty() && allowed == UnknownFields.ERROR) {
            throw new HeymarketColumnsException(
                    HeymarketColumnsException.UNKNOWN_FIELD,
                    List.copyOf(unknown.keySet()),
                    columns(
                                    unknown.size(),
                                    "is neither a contact field nor a custom field of the team: ",
                                    "are neither contact fields nor custom fields of the team: ")
                            + String.join(", ", unknown.values())
                            + ". Rename with map.<column>=<field or title>, drop with map.<column>=, set "
                            + "unknownFields=ignore, or create the custom field in Heymarket" + consentRemedy());
        }
        if (!consent.isEmpty()) {
            throw new HeymarketColumnsException(
                    HeymarketColumnsException.CONSENT_COLUMN,
                    List.copyOf(consent),
                    columns(
                                    consent.size(),
                                    "would be left out although it looks like consent: ",
                                    "would be left out although they look like consent: ")
                            + String.join(
                                    ", ",
                                    consent.stream().map(ColumnFaults::quoted).toList())
                            + consentRemedy());
        }
    }

    private static String columns(int count, String isOne, String areMany) {
        return count == 1 ? "This column " + isOne : "These columns " + areMany;
    }

    /** Spells the options to set, which a message contains as the remedy. */
    private String consentRemedy() {
        if (consent.isEmpty()) {
            return "";
        }
        String name = LookAlikes.shown(consent.iterator().next());
        return ". An opt-out must not be lost: map." + name + "=is_opted_out stores it, and only map." + name
                + "= with exactly this name leaves it out";
    }
}
