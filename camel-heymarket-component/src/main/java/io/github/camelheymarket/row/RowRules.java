package io.github.camelheymarket.row;

import io.github.camelheymarket.model.Texts;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How rows are read: the options of bulk and sync that concern the input (R1, R2).
 *
 * @param matchBy which values are keys, the preferred one first; {@code contact_id} takes precedence over all of them
 * @param defaultRegion two letters; {@code null} if phones are international digits
 * @param phoneCheck how strictly phones are checked
 * @param unknownFields what happens with columns that are not fields
 * @param clearEmpty which fields an empty cell clears
 * @param columnMap column name to contact field or custom field title; an empty text drops the column
 */
public record RowRules(
        Set<MatchBy> matchBy,
        @Nullable String defaultRegion,
        PhoneCheck phoneCheck,
        UnknownFields unknownFields,
        ClearEmpty clearEmpty,
        Map<String, String> columnMap) {

    public RowRules {
        matchBy = Collections.unmodifiableSet(new LinkedHashSet<>(matchBy));
        columnMap = Collections.unmodifiableMap(new LinkedHashMap<>(columnMap));
        Objects.requireNonNull(phoneCheck, "phoneCheck");
        Objects.requireNonNull(unknownFields, "unknownFields");
        Objects.requireNonNull(clearEmpty, "clearEmpty");
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * @param words {@code phone}, {@code email} or {@code phone,email}, in the order of preference
     * @throws IllegalArgumentException naming the words allowed
     */
    public static Set<MatchBy> parseMatchBy(String words) {
        Set<MatchBy> keys = new LinkedHashSet<>();
        for (String word : words.split(",", -1)) {
            keys.add(EnumSet.of(MatchBy.PHONE, MatchBy.EMAIL).stream()
                    .filter(key -> key.member().equalsIgnoreCase(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "matchBy must be phone, email or phone,email, not " + Texts.quoted(words)
                                    + "; a contact_id in a row is always used, without being listed here")));
        }
        return keys;
    }

    /**
     * Starts from the defaults: matched by phone, no region, unknown columns are errors, empty cells change nothing, no column is
     * renamed. Each setter takes the option's text, {@code null} or blank for the default.
     */
    public static final class Builder {

        private Set<MatchBy> matchBy = Set.of(MatchBy.PHONE);
        private @Nullable String defaultRegion;
        private PhoneCheck phoneCheck = PhoneCheck.VALID;
        private UnknownFields unknownFields = UnknownFields.ERROR;
        private ClearEmpty clearEmpty = ClearEmpty.NONE;
        private Map<String, String> columnMap = Map.of();

        private Builder() {}

        public Builder matchBy(String words) {
            matchBy = isBlank(words) ? Set.of(MatchBy.PHONE) : parseMatchBy(words);
            return this;
        }

        public Builder defaultRegion(@Nullable String region) {
            defaultRegion = isBlank(region) ? null : region;
            return this;
        }

        public Builder phoneCheck(String word) {
            phoneCheck = PhoneCheck.parse(word);
            return this;
        }

        public Builder unknownFields(String word) {
            unknownFields = isBlank(word) ? UnknownFields.ERROR : UnknownFields.parse(word);
            return this;
        }

        public Builder clearEmpty(String text) {
            clearEmpty = ClearEmpty.parse(text);
            return this;
        }

        public Builder columnMap(@Nullable Map<String, String> map) {
            columnMap = map == null ? Map.of() : map;
            return this;
        }

        public RowRules build() {
            return new RowRules(matchBy, defaultRegion, phoneCheck, unknownFields, clearEmpty, columnMap);
        }

        private static boolean isBlank(@Nullable String text) {
            return text == null || text.isBlank();
        }
    }
}
