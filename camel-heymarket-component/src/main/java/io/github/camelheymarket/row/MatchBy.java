package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of key by which rows are matched with contacts (R1.1). */
public enum MatchBy {
    PHONE,
    EMAIL,
    /** A UUID in {@code contact_id}; used for every row that has one, whatever the value of the option. */
    CONTACT_ID;

    /** The values of the option {@code matchBy}: a kind of key that a row has, or both. */
    public static List<String> words() {
        return List.of(PHONE.member(), EMAIL.member(), PHONE.member() + "," + EMAIL.member());
    }

    /** The member of {@link Row#fields()} that holds the key. */
    public String member() {
        return switch (this) {
            case PHONE -> "phone";
            case EMAIL -> "email";
            case CONTACT_ID -> "contact_id";
        };
    }

    /** The key of this kind, {@code null} if the row has none. */
    public @Nullable String valueIn(ObjectNode fields) {
        return fields.hasNonNull(member()) ? fields.get(member()).asText() : null;
    }
}
