package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rows of one person within a chunk, and what they say together: field by field the later non-empty value, and of
 * consent the stricter (R1.5). The first of the rows carries the result; the others point to it.
 */
final class RowGroup {

    private final List<Row> rows;
    private final Set<String> keys;
    private final ObjectNode fields;
    /** What other runs must not have, each key as often as the rows have it. */
    private final KeyLocks.Wanted claims;

    /** How often a write of this group went out and its outcome stayed unknown. */
    int doubtfulSends;
    /** Requests that carried a write of this group, retries included. */
    int attempts;
    /** Set while nobody knows whether the last write was applied. */
    HeymarketException doubt;
    /** The contact was found by the phone that the rows set, whether answers show that phone or not. */
    boolean matchedByPhone;
    /** What the planned write changes, field by field. */
    List<FieldChange> changes = List.of();
    /** A write that creates the contact was planned. */
    boolean creates;
    /** Ids of its contact that other runs must not have. */
    List<String> contact = List.of();
    /** The contact that its rows are about, as it was last seen; {@code null} before it is found, and where there is none. */
    StoredContact found;
    /** Its rows ask to opt the contact in, and its status allows that: to be done once all rows are read. */
    boolean optsIn;
    /** The opt-in was done. */
    boolean optedIn;
    /** Another row of the run opts the person out, or a contact is opted out that its create may be written over. */
    boolean optedOutElsewhere;
    /** Its write is without the opt-out that a contact may have, because nobody was asked ({@code consentCheck=never}). */
    boolean mayUndoOptOut;
    /** Why its rows could not be read but for key and opt-out; {@code null} for all others. */
    GroupResult rejection;
    /** Changes were stored although the rows did not succeed. */
    boolean partlyStored;

    private RowGroup(List<Row> rows, Set<String> keys, KeyLocks.Wanted claims, TagMode tagMode) {
        this.rows = rows;
        this.keys = keys;
        this.claims = claims;
        this.fields = merged(rows, tagMode);
    }

    static RowGroup of(Row row, Set<MatchBy> matchBy, TagMode tagMode) {
        Set<String> keys = keysOf(row, matchBy);
        return new RowGroup(List.of(row), keys, claims(row, keys), tagMode);
    }

    /** An address that is no key may be other people's too; a phone may not. */
    private static KeyLocks.Wanted claims(Row row, Set<String> keys) {
        Set<String> alone = new TreeSet<>(keys);
        add(alone, MatchKeys.phone(MatchKeys.text(row.fields(), "phone")));
        Set<String> shared = new TreeSet<>();
        add(shared, MatchKeys.email(MatchKeys.text(row.fields(), "email")));
        shared.removeAll(alone);
        return new KeyLocks.Wanted(alone, shared);
    }

    /** Both groups' rows as one, in the order of the input. */
    RowGroup with(RowGroup other, TagMode tagMode) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(other.rows);
        all.sort(Comparator.comparingLong(Row::index));
        Set<String> allKeys = new TreeSet<>(keys);
        allKeys.addAll(other.keys);
        KeyLocks.Wanted allClaims = new KeyLocks.Wanted(new ArrayList<>(), new ArrayList<>());
        allClaims.addAll(claims);
        allClaims.addAll(other.claims);
        RowGroup both = new RowGroup(List.copyOf(all), allKeys, allClaims, tagMode);
        both.contact = Stream.concat(contact.stream(), other.contact.stream()).toList();
        return both;
    }

    /** The same rows, matched by one more key. */
    RowGroup alsoBy(String key, TagMode tagMode) {
        Set<String> allKeys = new TreeSet<>(keys);
        allKeys.add(key);
        Set<String> alone = new TreeSet<>(claims.alone());
        alone.add(key);
        return new RowGroup(rows, allKeys, new KeyLocks.Wanted(alone, claims.shared()), tagMode);
    }

    private static Set<String> keysOf(Row row, Set<MatchBy> matchBy) {
        Set<String> keys = new TreeSet<>();
        if (row.matchBy() == MatchBy.CONTACT_ID) {
            keys.add(MatchKeys.uuid(row.keyValue()));
            return keys;
        }
        if (row.matchBy() == MatchBy.PHONE || matchBy.contains(MatchBy.PHONE)) {
            add(keys, MatchKeys.phone(MatchKeys.text(row.fields(), "phone")));
        }
        if (row.matchBy() == MatchBy.EMAIL || matchBy.contains(MatchBy.EMAIL)) {
            add(keys, MatchKeys.email(MatchKeys.text(row.fields(), "email")));
        }
        return keys;
    }

    private static void add(Set<String> keys, String key) {
        if (key != null) {
            keys.add(key);
        }
    }

    private static ObjectNode merged(List<Row> rows, TagMode tagMode) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (Row row : rows) {
            for (Map.Entry<String, JsonNode> field : row.fields().properties()) {
                JsonNode before = merged.get(field.getKey());
                merged.set(field.getKey(), later(field.getKey(), before, field.getValue(), tagMode));
            }
        }
        return merged;
    }

    private static JsonNode later(String member, JsonNode before, JsonNode after, TagMode tagMode) {
        if (before == null) {
            return after.deepCopy();
        }
        if (member.equals("custom") && before instanceof ObjectNode custom && after.isObject()) {
            after.properties()
                    .forEach(entry -> custom.set(
                            entry.getKey(), later("", custom.get(entry.getKey()), entry.getValue(), tagMode)));
            return custom;
        }
        if (member.equals("tags") && tagMode == TagMode.ADD && before instanceof ArrayNode tags) {
            after.forEach(tag -> {
                if (!contains(tags, tag)) {
                    tags.add(tag);
                }
            });
            return tags;
        }
        return isEmpty(member, after) ? before : after.deepCopy();
    }

    private static boolean contains(ArrayNode tags, JsonNode tag) {
        for (JsonNode item : tags) {
            if (item.path("tag_id").asLong() == tag.path("tag_id").asLong()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmpty(String member, JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.asText().isBlank()
                || value.isContainerNode() && value.isEmpty()
                || member.equals("assignee_id") && value.asLong() < 0;
    }

    List<Row> rows() {
        return rows;
    }

    /** What the group is matched by, sorted; other groups of the chunk have none of them. */
    Set<String> keys() {
        return keys;
    }

    KeyLocks.Wanted claims() {
        return claims;
    }

    /** What the rows set, together. */
    ObjectNode fields() {
        return fields;
    }

    /** The UUID that the rows name, {@code null} where they name none. */
    String contactId() {
        return MatchKeys.text(fields, "contact_id");
    }

    /** The phone the rows set, as a key; {@code null} where they set none. */
    String phoneKey() {
        return MatchKeys.phone(phone());
    }

    /** The phone the rows set, in the form that they have it; {@code null} where they set none. */
    String phone() {
        return MatchKeys.digits(MatchKeys.text(fields, "phone"));
    }

    /** The opt-in is done, and is a change like others. */
    void optedIn() {
        optedIn = true;
        List<FieldChange> all = new ArrayList<>(changes);
        all.add(new FieldChange(ObservedFields.OPTED_OUT, "true", "false"));
        changes = all;
    }

    /** What is to be stored of consent: true wins over the whole run. {@code null} where no row says anything of it. */
    Boolean optedOut() {
        return optedOutElsewhere ? Boolean.TRUE : saysOptedOut();
    }

    /** What these rows alone say of consent. */
    Boolean saysOptedOut() {
        Boolean result = null;
        for (Row row : rows) {
            if (row.optedOut() != null && result != Boolean.TRUE) {
                result = row.optedOut();
            }
        }
        return result;
    }

    long optInWishes() {
        return rows.stream().filter(row -> Boolean.FALSE.equals(row.optedOut())).count();
    }

    /** What to search for: the keys, and for a row that names a contact its phone, which may spare a single read. */
    Set<String> searched() {
        if (contactId() == null) {
            return keys;
        }
        Set<String> searched = new LinkedHashSet<>();
        add(searched, phoneKey());
        return searched;
    }

    @Override
    public String toString() {
        return "RowGroup" + rows;
    }
}
