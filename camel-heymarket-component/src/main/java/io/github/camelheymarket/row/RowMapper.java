package io.github.camelheymarket.row;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Converts one contact of a message to a {@link Row}: finds the fields of its columns, checks the values and converts them to the form of
 * the request, and chooses the key (R1, R2, R4.3, R5.5).
 *
 * <p>The members of a {@link io.github.camelheymarket.model.Contact} have the names of Heymarket: its phone is international digits
 * whatever the region, and members that no request has are left out, and so is an avatar that is a file name.
 *
 * <p>Safe for use by several threads if the suppliers are.
 */
public final class RowMapper implements RowMapping {

    private final RowRules rules;
    private final @Nullable String account;
    private final Supplier<ContactFieldIndex> fields;
    private final ColumnResolver columns;
    private final RowDraft.Context context;

    /**
     * @param rules how rows are read
     * @param fields the custom fields of the team, read when a column or {@code custom} needs them
     * @param tags the tags of the team, read when a row has the label of a tag
     * @param account identifies the account to write to, so that ids of contacts of another account are not written; {@code null}
     *     if it is not known
     * @throws IllegalArgumentException if {@code defaultRegion} is not a region
     */
    public RowMapper(
            RowRules rules, Supplier<ContactFieldIndex> fields, Supplier<TagIndex> tags, @Nullable String account) {
        this.rules = rules;
        this.account = account;
        this.fields = fields;
        this.columns = new ColumnResolver(rules, fields);
        this.context = new RowDraft.Context(
                rules,
                columns,
                new PhoneNumbers(rules.defaultRegion(), rules.phoneCheck()),
                new PhoneNumbers(null, rules.phoneCheck()),
                new TagCells(tags),
                new LostCharacters());
    }

    /**
     * @param index of the row in the input, from 0
     * @param source a {@code Contact}, a {@code Map}, or one JSON object as {@code JsonNode}, text, bytes or stream
     * @throws HeymarketColumnsException if no row with these columns can be read: it ends the job
     * @throws HeymarketValidationException if this row cannot be read, with a reason of {@link RejectReason}
     */
    @Override
    public Row map(long index, Object source) {
        return draft(source).finish(index, source);
    }

    /**
     * Reads one contact that is identified by other means, so that it needs no key.
     *
     * @param source as for {@link #map}
     * @return a row without a key
     * @throws HeymarketValidationException as for {@link #map}, except for the key
     */
    public Row single(Object source) {
        return draft(source).withoutKey(source);
    }

    /**
     * The key and the opt-out of a row that {@link #map} rejects, as far as their own cells can be read.
     *
     * @return without a key if none can be read; {@code null} if the row does not opt out
     */
    @Override
    public @Nullable Row optOutOf(long index, Object source) {
        RowDraft draft = optOutDraft(source, isKey());
        return draft == null ? null : draft.keyAlone(index, source);
    }

    /**
     * The same for one contact that {@link #single} rejects: phone and e-mail address, whatever contacts are matched by.
     *
     * @return without a key; {@code null} if it does not opt out
     */
    public @Nullable Row optOutOfOne(Object source) {
        RowDraft draft = optOutDraft(source, Set.of("phone", "email")::contains);
        return draft == null ? null : draft.withoutKey(source);
    }

    private Predicate<String> isKey() {
        return field -> field.equals(MatchBy.CONTACT_ID.member())
                || rules.matchBy().stream().anyMatch(key -> key.member().equals(field));
    }

    /** @return {@code null} if the row does not opt out */
    private @Nullable RowDraft optOutDraft(Object source, Predicate<String> matters) {
        RowDraft draft;
        try {
            RowSource row = RowSource.of(source);
            Columns resolved = columnsOf(row);
            draft = new RowDraft(context, row, resolved);
            row.values().forEach((name, value) -> draft.addIfReadable(resolved.get(name), value, matters));
        } catch (HeymarketValidationException e) {
            return null;
        }
        return draft.optsOut() ? draft : null;
    }

    /** The title of a custom field that a row has; {@code null} if it has none. */
    @Override
    public @Nullable String title(long customField) {
        return fields.get().byId(customField).map(ContactField::title).orElse(null);
    }

    /** The columns that are not fields and were left out by {@code unknownFields=ignore}. */
    @Override
    public Set<String> leftOut() {
        return columns.leftOut();
    }

    /** The keys of {@code map.} that have matched no column; none before the first row. */
    @Override
    public Set<String> unmetMapKeys() {
        return columns.unmetMapKeys();
    }

    private RowDraft draft(Object source) {
        if (source instanceof Contact contact && contact.isFromOtherAccount(account)) {
            OtherAccount other = OtherAccount.of(contact);
            RowDraft draft = read(other.contact());
            draft.ignore(other.leftOut());
            return draft;
        }
        return read(source);
    }

    private RowDraft read(Object source) {
        RowSource row = RowSource.of(source);
        try {
            Columns resolved = columnsOf(row);
            RowDraft draft = new RowDraft(context, row, resolved);
            row.values().forEach((name, value) -> draft.add(resolved.get(name), value));
            return draft;
        } catch (HeymarketColumnsException e) {
            if (row.values().keySet().stream().noneMatch(this::isAboutConsent)) {
                throw e;
            }
            String message = Objects.requireNonNull(e.getMessage(), "what is wrong with the columns");
            throw new HeymarketColumnsException(
                    e.getReason(),
                    e.getColumns(),
                    message + (message.endsWith(".") ? "" : ".")
                            + " Of contacts with these columns nothing was written, opt-outs included.");
        }
    }

    private boolean isAboutConsent(String column) {
        return ConsentNames.match(column)
                || ContactColumns.OPTED_OUT.equals(rules.columnMap().get(column));
    }

    private Columns columnsOf(RowSource row) {
        return row.contact()
                ? membersOfContact(row)
                : columns.resolve(row.values().keySet());
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
}
