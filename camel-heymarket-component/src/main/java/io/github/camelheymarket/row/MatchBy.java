package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What makes a row and a contact the same person (R1.1). */
public enum MatchBy {
    PHONE,
    EMAIL,
    /** A UUID in the row's {@code contact_id}; used for every row that has one, whatever the option says. */
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

    /** The row's key of this kind, {@code null} where it has none. */
    public String valueIn(ObjectNode fields) {
        return fields.hasNonNull(member()) ? fields.get(member()).asText() : null;
    }
}
