package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Texts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A row while its cells are read, one after the other. */
final class RowDraft {

    /**
     * What all rows of a mapper share.
     *
     * @param rules how rows are read
     * @param columns finds the fields of columns
     * @param phones reads the phones of rows
     * @param international reads the phones of contacts that were built in this JVM: international digits, whatever the region
     * @param tags reads tags
     * @param lost warns of characters that a reader has lost
     */
    record Context(
            RowRules rules,
            ColumnResolver columns,
            PhoneNumbers phones,
            PhoneNumbers international,
            TagCells tags,
            LostCharacters lost) {}

    private final Context context;
    private final boolean contact;
    private final boolean isRead;
    private final Columns columns;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final Map<Long, String> customColumns = new LinkedHashMap<>();
    private final Set<String> ignored;
    private @Nullable Boolean optedOut;

    RowDraft(Context context, RowSource row, Columns columns) {
        this.context = context;
        this.contact = row.contact();
        this.isRead = row.isRead();
        this.columns = columns;
        this.ignored = new LinkedHashSet<>(columns.responseOnly());
        this.ignored.addAll(columns.unknown());
    }

    void add(Column column, Object value) {
        switch (column.kind()) {
            case CONTACT -> contactField(column, value);
            case CUSTOM -> customField(column, column.name(), value);
            default -> {}
        }
    }

    /** Columns that are left out as well. */
    void ignore(Collection<String> more) {
        ignored.addAll(more);
    }

    boolean optsOut() {
        return Boolean.TRUE.equals(optedOut);
    }

    private void contactField(Column column, Object value) {
        String name = column.name();
        if (Cells.isEmpty(value)) {
            clear(column);
            return;
        }
        switch (column.contactField()) {
            case "phone" -> fields.put("phone", phone(name, value));
            case "custom" -> customMap(name, value);
            case "avatar" -> avatar(name, value);
            case ContactColumns.OWNER -> fields.set(ContactColumns.OWNER, Json.integer(Cells.integer(name, value)));
            case "tags" -> fields.set("tags", context.tags().read(name, value));
            case ContactColumns.OPTED_OUT -> optedOut = Cells.optedOut(name, value);
            case "email_suppressions" -> fields.set("email_suppressions", Cells.integers(name, value));
            case "contact_id" -> fields.put("contact_id", Cells.uuid(name, value));
            case "contact_channels" -> fields.set("contact_channels", Cells.channels(name, value, this::channel));
            default -> text(column, value);
        }
    }

    private String phone(String name, Object value) {
        if (!contact) {
            return context.phones().normalise(name, value);
        }
        // A phone that Heymarket returned is a key without change; the phone of a contact that was built in this JVM is
        // checked.
        return isRead
                ? PhoneNumbers.stored(name, value)
                : context.international().normalise(name, value);
    }

    /** A channel that was read from Heymarket is sent unchanged. */
    private String channel(String name, Object value) {
        return isRead && value instanceof JsonNode node ? node.asText() : phone(name, value);
    }

    private void text(Column column, Object value) {
        String text = Texts.trim(Cells.text(column.name(), value));
        context.lost().warn(column.name(), text);
        if (text.isEmpty()) {
            clear(column);
        } else {
            fields.put(column.contactField(), column.contactField().equals("email") ? Texts.email(text) : text);
        }
    }

    private void avatar(String column, Object value) {
        if (contact && value instanceof JsonNode node && !Cells.isWebAddress(node.asText())) {
            ignored.add(column);
        } else {
            fields.put("avatar", Cells.webAddress(column, value));
        }
    }

    /** R1.4: an empty cell clears only fields that the option permits, and never phone, consent or e-mail suppressions. */
    private void clear(Column column) {
        if (!context.rules().clearEmpty().clears(column.contactField(), column.name())) {
            return;
        }
        switch (column.contactField()) {
            case "first", "last", "display_name", "email", "avatar" -> fields.put(column.contactField(), "");
            case "tags" -> fields.putArray("tags");
            case ContactColumns.OWNER -> fields.put(ContactColumns.OWNER, -1);
            default -> {}
        }
    }

    private void customMap(String column, Object value) {
        Map<String, Object> entries = entries(column, value);
        Columns keys = context.columns().resolveCustom(entries.keySet());
        keys.unknown().forEach(key -> ignored.add(column + "." + key));
        entries.forEach((key, entry) -> {
            Column custom = keys.get(key);
            if (custom.kind() == Column.Kind.CUSTOM) {
                customField(custom, column + "." + key, entry);
            }
        });
    }

    private Map<String, Object> entries(String column, Object value) {
        if (value instanceof Map || value instanceof ObjectNode) {
            return RowSource.of(value).values();
        }
        throw Cells.bad(column, value, "is not a map from the id or title of a custom field to its value");
    }

    private void customField(Column column, String name, Object value) {
        long id = column.customField().id();
        String other = customColumns.putIfAbsent(id, name);
        if (other != null) {
            throw new HeymarketColumnsException(
                    HeymarketColumnsException.AMBIGUOUS_FIELD,
                    List.of(other, name),
                    "'" + other + "' and '" + name + "' are both the custom field "
                            + ContactFieldIndex.describe(List.of(column.customField())) + ": drop one of them");
        }
        String text = Cells.isEmpty(value) ? "" : Texts.trim(Cells.text(name, value));
        context.lost().warn(name, text);
        boolean clears = text.isEmpty()
                && context.rules().clearEmpty().clears(column.customField().title(), column.name(), Long.toString(id));
        if (clears || !text.isEmpty()) {
            fields.withObjectProperty("custom").put(Long.toString(id), clears ? "" : text);
        }
    }

    /** Reads only keys and consent. */
    void addIfReadable(Column column, Object value, Predicate<String> matters) {
        boolean counts = column.kind() == Column.Kind.CONTACT
                && !Cells.isEmpty(value)
                && (column.contactField().equals(ContactColumns.OPTED_OUT) || matters.test(column.contactField()));
        if (counts) {
            try {
                contactField(column, value);
            } catch (HeymarketValidationException e) {
                // The row is rejected already, and its result says why.
                fields.remove(column.contactField());
            }
        }
    }

    Row keyAlone(long index, Object source) {
        try {
            Row row = finish(index, source);
            if (row.matchBy() == MatchBy.CONTACT_ID) {
                fields.retain(MatchBy.CONTACT_ID.member());
            }
            return row;
        } catch (HeymarketValidationException e) {
            return new Row(index, source, null, JsonNodeFactory.instance.objectNode(), true, Set.of());
        }
    }

    Row withoutKey(Object source) {
        return new Row(0, source, null, fields, optedOut, Set.copyOf(ignored));
    }

    Row finish(long index, Object source) {
        MatchBy key = new KeyChoice(context.rules().matchBy(), columns).choose(fields);
        return new Row(index, source, key, fields, optedOut, Set.copyOf(ignored));
    }
}
