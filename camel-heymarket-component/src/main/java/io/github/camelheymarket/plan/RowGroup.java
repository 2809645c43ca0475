package io.github.camelheymarket.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a chunk that have one match key, and what they set together: for each field the last value that is not empty,
 * and of two values for consent the stricter (R1.5). The first row has the result; the results of the others refer to it.
 */
public final class RowGroup {

    private final List<Row> rows;
    private final Set<String> keys;
    private final ObjectNode fields;
    /** The keys to lock, each as often as the rows have it. */
    private final KeyLocks.Wanted claims;

    /** Why the rows could not be read but for their key and opt-out; {@code null} for rows that could be read. */
    private final @Nullable GroupResult rejection;

    private RowGroup(
            List<Row> rows,
            Set<String> keys,
            KeyLocks.Wanted claims,
            ObjectNode fields,
            @Nullable GroupResult rejection) {
        this.rows = rows;
        this.keys = keys;
        this.claims = claims;
        this.fields = fields;
        this.rejection = rejection;
    }

    public static RowGroup of(Row row, Set<MatchBy> matchBy, TagMode tagMode) {
        return of(row, matchBy, tagMode, null);
    }

    /** A row of which only the key and the opt-out are valid. */
    public static RowGroup rejected(Row row, Set<MatchBy> matchBy, TagMode tagMode, GroupResult rejection) {
        return of(row, matchBy, tagMode, rejection);
    }

    private static RowGroup of(Row row, Set<MatchBy> matchBy, TagMode tagMode, @Nullable GroupResult rejection) {
        Set<String> keys = keysOf(row, matchBy);
        return new RowGroup(List.of(row), keys, claims(row, keys), merged(List.of(row), tagMode), rejection);
    }

    /** Several contacts may share an e-mail address that is no match key, so its lock is shared. */
    private static KeyLocks.Wanted claims(Row row, Set<String> keys) {
        Set<String> alone = new TreeSet<>(keys);
        add(alone, MatchKeys.phone(MatchKeys.text(row.fields(), "phone")));
        Set<String> shared = new TreeSet<>();
        add(shared, MatchKeys.email(MatchKeys.text(row.fields(), "email")));
        shared.removeAll(alone);
        return new KeyLocks.Wanted(alone, shared);
    }

    /** The rows of both groups as one group, in the order of the input. */
    public RowGroup with(RowGroup other, TagMode tagMode) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(other.rows);
        all.sort(Comparator.comparingLong(Row::index));
        Set<String> allKeys = new TreeSet<>(keys);
        allKeys.addAll(other.keys);
        KeyLocks.Wanted allClaims = new KeyLocks.Wanted(new ArrayList<>(), new ArrayList<>());
        allClaims.addAll(claims);
        allClaims.addAll(other.claims);
        return new RowGroup(List.copyOf(all), allKeys, allClaims, merged(all, tagMode), null);
    }

    /** The same rows, matched by one more key. */
    public RowGroup alsoBy(String key) {
        Set<String> allKeys = new TreeSet<>(keys);
        allKeys.add(key);
        Set<String> alone = new TreeSet<>(claims.alone());
        alone.add(key);
        return new RowGroup(rows, allKeys, new KeyLocks.Wanted(alone, claims.shared()), fields, rejection);
    }

    private static Set<String> keysOf(Row row, Set<MatchBy> matchBy) {
        Set<String> keys = new TreeSet<>();
        if (row.matchBy() == MatchBy.CONTACT_ID) {
            keys.add(Objects.requireNonNull(MatchKeys.uuid(row.keyValue()), "the UUID that is the key"));
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

    private static void add(Set<String> keys, @Nullable String key) {
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

    private static JsonNode later(String member, @Nullable JsonNode before, JsonNode after, TagMode tagMode) {
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

    public List<Row> rows() {
        return rows;
    }

    /** The match keys, sorted. No other group of the chunk has one of them. */
    public Set<String> keys() {
        return keys;
    }

    /** The match keys, and the phone that the rows set where it is none of them; personal data, never logged. */
    public Set<String> allKeys() {
        Set<String> all = new TreeSet<>(keys);
        add(all, phoneKey());
        return all;
    }

    public KeyLocks.Wanted claims() {
        return claims;
    }

    /** The fields that the rows set together. */
    public ObjectNode fields() {
        return fields;
    }

    /** The UUID that the rows name, {@code null} where they name none. */
    public @Nullable String contactId() {
        return MatchKeys.text(fields, "contact_id");
    }

    /** The phone the rows set, as a key; {@code null} where they set none. */
    public @Nullable String phoneKey() {
        return MatchKeys.phone(phone());
    }

    /** The phone of rows that set one, in the form that they have it. */
    String newPhone() {
        return Objects.requireNonNull(phone(), "the phone of rows that set one");
    }

    private @Nullable String phone() {
        return MatchKeys.digits(MatchKeys.text(fields, "phone"));
    }

    /** As {@link #rejection()}, for rows that are rejected. */
    public GroupResult whyRejected() {
        return Objects.requireNonNull(rejection, "why the rows are rejected");
    }

    /** Why the rows are rejected whatever their contact is; {@code null} for rows that could be read. */
    public @Nullable GroupResult rejection() {
        return rejection;
    }

    /** Whether one of the rows opts the contact out: a true wins over the other rows. */
    public boolean optsOut() {
        return rows.stream().anyMatch(row -> Boolean.TRUE.equals(row.optedOut()));
    }

    /** Whether the rows ask to opt the contact in, and none of them opts it out. */
    boolean asksToOptIn() {
        return !optsOut() && optInWishes() > 0;
    }

    /** How many of the rows ask to opt the contact in. */
    public long optInWishes() {
        return rows.stream().filter(row -> Boolean.FALSE.equals(row.optedOut())).count();
    }

    /** The keys to search for: the match keys, or for a row with a UUID its phone, since that search may save a read. */
    public Set<String> searched() {
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
