package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a {@link Row} of whatever a route carries as one contact: columns found, values checked and put into the form of
 * the request, the key chosen (R1, R2, R4.3, R5.5).
 *
 * <p>A row from a table is read by the rules of columns. A {@link io.github.camelheymarket.model.Contact} has its members
 * from Heymarket: its phone is international digits whatever the region, its members that no request has are left out,
 * and so is an avatar that is a file name.
 *
 * <p>Safe for use by several threads, as far as the suppliers are.
 */
public final class RowMapper {

    private static final String OPTED_OUT = "is_opted_out";

    private static final Logger LOG = LoggerFactory.getLogger(RowMapper.class);
    private static final char REPLACED = '\uFFFD';

    private final RowRules rules;
    private final String account;
    private final Supplier<ContactFieldIndex> fields;
    private final PhoneNumbers phones;
    private final PhoneNumbers international;
    private final ColumnResolver columns;
    private final TagCells tags;
    private final Set<String> replaced = ConcurrentHashMap.newKeySet();

    /**
     * @param rules how rows are read
     * @param fields the team's custom fields, asked for when a column or {@code custom} needs them
     * @param tags the team's tags, asked for when a row names a tag by its label
     * @throws IllegalArgumentException naming a {@code defaultRegion} that is none
     */
    public RowMapper(RowRules rules, Supplier<ContactFieldIndex> fields, Supplier<TagIndex> tags) {
        this(rules, fields, tags, null);
    }

    /**
     * @param account stands for the account to write to; ids of contacts from another one are not written
     * @see #RowMapper(RowRules, Supplier, Supplier)
     */
    public RowMapper(RowRules rules, Supplier<ContactFieldIndex> fields, Supplier<TagIndex> tags, String account) {
        this.rules = rules;
        this.account = account;
        this.fields = fields;
        this.phones = new PhoneNumbers(rules.defaultRegion(), rules.phoneCheck());
        this.international = new PhoneNumbers(null, rules.phoneCheck());
        this.columns = new ColumnResolver(rules, fields);
        this.tags = new TagCells(tags);
    }

    /**
     * @param index the row's place in the input, from 0
     * @param source a {@code Contact}, a {@code Map}, or one JSON object as {@code JsonNode}, text, bytes or stream
     * @throws HeymarketColumnsException where no row with these columns can be read: it ends the run
     * @throws HeymarketValidationException where this row cannot be read; reasons are those of {@link RejectReason}
     */
    public Row map(long index, Object source) {
        return draft(source).finish(index, source);
    }

    /**
     * One contact that is addressed by other means, so that it needs no key.
     *
     * @param source as for {@link #map}
     * @return a row without a key
     * @throws HeymarketValidationException as for {@link #map}, but for the key
     */
    public Row single(Object source) {
        return draft(source).withoutKey(source);
    }

    /**
     * What is left of a row that {@link #map} does not accept, where it opts its person out: the key and the opt-out, as far
     * as their own cells can be read.
     *
     * @return without a key where there is none that can be read; {@code null} where the row opts nobody out
     */
    public Row optOut(long index, Object source) {
        Draft draft = optOutDraft(source, isKey());
        return draft == null ? null : draft.keyAlone(index, source);
    }

    /**
     * The same for one contact that {@link #single} does not accept: phone and address, whichever contacts are matched by.
     *
     * @return without a key; {@code null} where it opts nobody out
     */
    public Row optOutOfOne(Object source) {
        Draft draft = optOutDraft(source, Set.of("phone", "email")::contains);
        return draft == null ? null : draft.withoutKey(source);
    }

    private Predicate<String> isKey() {
        return field -> field.equals(MatchBy.CONTACT_ID.member())
                || rules.matchBy().stream().anyMatch(key -> key.member().equals(field));
    }

    /** @return {@code null} where nobody is opted out */
    private Draft optOutDraft(Object source, Predicate<String> matters) {
        Draft draft;
        try {
            RowSource row = RowSource.of(source);
            Columns resolved = row.contact()
                    ? membersOfContact(row)
                    : columns.resolve(row.values().keySet());
            draft = new Draft(row, resolved);
            row.values().forEach((name, value) -> draft.addIfReadable(resolved.get(name), value, matters));
        } catch (HeymarketValidationException e) {
            return null;
        }
        return Boolean.TRUE.equals(draft.optedOut) ? draft : null;
    }

    /** The title of a custom field that a row has used; {@code null} where it has none. */
    public String title(long customField) {
        return fields.get().byId(customField).map(ContactField::title).orElse(null);
    }

    /** The columns that rows had and that are no field, left out by {@code unknownFields=ignore}. */
    public Set<String> leftOut() {
        return columns.leftOut();
    }

    /** The keys of {@code map.} that no column has met; none as long as there was no row. */
    public Set<String> unmetMapKeys() {
        return columns.unmetMapKeys();
    }

    /** U+FFFD stands where a reader met a byte that its character set does not have; what was there is lost by now. */
    private void warnOfReplaced(String column, String text) {
        if (text.indexOf(REPLACED) >= 0 && replaced.add(column)) {
            LOG.warn(
                    "Column '{}' has a text with U+FFFD, which replaces a lost character: the source was probably read "
                            + "in the wrong character set. The text is stored unchanged.",
                    LookAlikes.shown(column));
        }
    }

    private Draft draft(Object source) {
        if (source instanceof Contact contact && contact.isFromOtherAccount(account)) {
            OtherAccount other = OtherAccount.of(contact);
            Draft draft = read(other.contact());
            draft.ignored.addAll(other.leftOut());
            return draft;
        }
        return read(source);
    }

    private Draft read(Object source) {
        RowSource row = RowSource.of(source);
        try {
            Columns resolved = row.contact()
                    ? membersOfContact(row)
                    : columns.resolve(row.values().keySet());
            Draft draft = new Draft(row, resolved);
            row.values().forEach((name, value) -> draft.add(resolved.get(name), value));
            return draft;
        } catch (HeymarketColumnsException e) {
            if (row.values().keySet().stream().noneMatch(this::isAboutConsent)) {
                throw e;
            }
            throw new HeymarketColumnsException(
                    e.getReason(),
                    e.getColumns(),
                    e.getMessage() + (e.getMessage().endsWith(".") ? "" : ".")
                            + " Of contacts with these columns nothing was written, opt-outs included.");
        }
    }

    private boolean isAboutConsent(String column) {
        return ConsentNames.match(column) || OPTED_OUT.equals(rules.columnMap().get(column));
    }

    private static Columns membersOfContact(RowSource row) {
        List<Column> members = new ArrayList<>();
        for (String name : row.values().keySet()) {
            String field = ContactColumns.exactly(name);
            boolean twice = name.equals(ContactColumns.OWNER) && row.values().containsKey("assigned_user_id");
            members.add(
                    field == null || twice
                            ? Column.without(name, Column.Kind.RESPONSE_ONLY)
                            : Column.contact(name, field));
        }
        return Columns.of(members);
    }

    /** A row in the making. */
    private final class Draft {

        private final boolean contact;
        private final boolean isRead;
        private final Columns columns;
        private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
        private final Map<Long, String> customColumns = new LinkedHashMap<>();
        private final Set<String> ignored;
        private Boolean optedOut;

        Draft(RowSource row, Columns columns) {
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

        private void contactField(Column column, Object value) {
            String name = column.name();
            if (Cells.isEmpty(value)) {
                clear(column);
                return;
            }
            switch (column.field()) {
                case "phone" -> fields.put("phone", phone(name, value));
                case "custom" -> customMap(name, value);
                case "avatar" -> avatar(name, value);
                case ContactColumns.OWNER -> fields.set(ContactColumns.OWNER, Json.integer(Cells.integer(name, value)));
                case "tags" -> fields.set("tags", RowMapper.this.tags.read(name, value));
                case OPTED_OUT -> optedOut = Cells.optedOut(name, value);
                case "email_suppressions" -> fields.set("email_suppressions", Cells.integers(name, value));
                case "contact_id" -> fields.put("contact_id", Cells.uuid(name, value));
                case "contact_channels" -> fields.set("contact_channels", Cells.channels(name, value, this::channel));
                default -> text(column, value);
            }
        }

        private String phone(String name, Object value) {
            if (!contact) {
                return phones.normalise(name, value);
            }
            // One that Heymarket gave is a key as it is; a contact that was made here has to have a proper one.
            return isRead ? PhoneNumbers.stored(name, value) : international.normalise(name, value);
        }

        /** What was read is sent as it was read, whatever form it has. */
        private String channel(String name, Object value) {
            return isRead && value instanceof JsonNode node ? node.asText() : phone(name, value);
        }

        private void text(Column column, Object value) {
            String text = Texts.trim(Cells.text(column.name(), value));
            warnOfReplaced(column.name(), text);
            if (text.isEmpty()) {
                clear(column);
            } else {
                fields.put(column.field(), column.field().equals("email") ? Texts.email(text) : text);
            }
        }

        private void avatar(String column, Object value) {
            if (contact && value instanceof JsonNode node && !Cells.isWebAddress(node.asText())) {
                ignored.add(column);
            } else {
                fields.put("avatar", Cells.webAddress(column, value));
            }
        }

        /** R1.4: an empty cell clears only what it may; nothing on phone, consent or e-mail suppressions. */
        private void clear(Column column) {
            if (!rules.clearEmpty().clears(column.field(), column.name())) {
                return;
            }
            switch (column.field()) {
                case "first", "last", "display_name", "email", "avatar" -> fields.put(column.field(), "");
                case "tags" -> fields.putArray("tags");
                case ContactColumns.OWNER -> fields.put(ContactColumns.OWNER, -1);
                default -> {}
            }
        }

        private void customMap(String column, Object value) {
            Map<String, Object> entries = entries(column, value);
            Columns keys = RowMapper.this.columns.resolveCustom(entries.keySet());
            keys.unknown().forEach(key -> ignored.add(column + "." + key));
            entries.forEach((key, entry) -> {
                if (keys.get(key).kind() == Column.Kind.CUSTOM) {
                    customField(keys.get(key), column + "." + key, entry);
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
            long id = column.custom().id();
            String other = customColumns.putIfAbsent(id, name);
            if (other != null) {
                throw new HeymarketColumnsException(
                        HeymarketColumnsException.AMBIGUOUS_FIELD,
                        List.of(other, name),
                        "'" + other + "' and '" + name + "' are both the custom field "
                                + ContactFieldIndex.describe(List.of(column.custom())) + ": drop one of them");
            }
            String text = Cells.isEmpty(value) ? "" : Texts.trim(Cells.text(name, value));
            warnOfReplaced(name, text);
            boolean clears = text.isEmpty()
                    && rules.clearEmpty().clears(column.custom().title(), column.name(), Long.toString(id));
            if (clears || !text.isEmpty()) {
                fields.withObjectProperty("custom").put(Long.toString(id), clears ? "" : text);
            }
        }

        /** Key and consent alone; whatever else the row has does not matter. */
        void addIfReadable(Column column, Object value, Predicate<String> matters) {
            boolean counts = column.kind() == Column.Kind.CONTACT
                    && !Cells.isEmpty(value)
                    && (column.field().equals(OPTED_OUT) || matters.test(column.field()));
            if (counts) {
                try {
                    contactField(column, value);
                } catch (HeymarketValidationException e) {
                    // The row is rejected already, and its result says why: this cell just does not help.
                    fields.remove(column.field());
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
            MatchBy key = key();
            boolean searched = key != MatchBy.CONTACT_ID && rules.matchBy().contains(MatchBy.EMAIL);
            if (searched && fields.hasNonNull("email")) {
                emailKey(key);
            }
            return new Row(index, source, key, fields, optedOut, Set.copyOf(ignored));
        }

        /** Every address that contacts are searched by is checked; only the key itself changes its case. */
        private void emailKey(MatchBy key) {
            String email = fields.get("email").asText();
            if (!email.isEmpty()) {
                String normalised = Cells.emailKey(columnOf("email"), email);
                fields.put("email", key == MatchBy.EMAIL ? normalised : email);
            }
        }

        private MatchBy key() {
            if (fields.hasNonNull("contact_id")) {
                return MatchBy.CONTACT_ID;
            }
            return rules.matchBy().stream()
                    .filter(key -> !fields.path(key.member()).asText("").isEmpty())
                    .findFirst()
                    .orElseThrow(this::noKey);
        }

        private HeymarketValidationException noKey() {
            List<String> missing = new ArrayList<>();
            for (MatchBy key : rules.matchBy()) {
                String column = columnOf(key.member());
                missing.add(
                        column == null
                                ? "no column is the " + key.member() + " (name it '" + key.member()
                                        + "' or set map.<column>=" + key.member() + ")"
                                : "'" + column + "' is empty");
            }
            MatchBy first = rules.matchBy().iterator().next();
            return new HeymarketValidationException(
                    RejectReason.NO_KEY,
                    columnOf(first.member()) == null ? first.member() : columnOf(first.member()),
                    "nothing to match the row by: " + String.join(", ", missing),
                    null);
        }

        private String columnOf(String field) {
            return columns.byName().values().stream()
                    .filter(column -> field.equals(column.field()))
                    .map(Column::name)
                    .findFirst()
                    .orElse(null);
        }
    }
}
