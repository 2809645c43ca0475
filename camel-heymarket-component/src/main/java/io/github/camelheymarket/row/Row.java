package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the input after its columns and values were read: ready for the search and the write.
 *
 * @param index its place in the input, from 0
 * @param source the row as it came, for {@code rejectedUri}
 * @param matchBy which of its values is the key; {@code null} if the contact is identified by other means
 * @param fields request members under their wire names (C4.3): {@code phone} as digits, {@code email} trimmed and lower
 *     case if it is the key, {@code custom} by field id, {@code tags} as objects with {@code tag_id}, {@code contact_id}
 *     if the row has a UUID. Only members that the row sets: an empty text or array clears the field.
 *     Never {@code is_opted_out}
 * @param optedOut the opt-out of the row; {@code null} if it has none (R5.5)
 * @param ignoredColumns columns that were left out, because only responses have them (R1.1)
 */
public record Row(
        long index,
        Object source,
        @Nullable MatchBy matchBy,
        ObjectNode fields,
        @Nullable Boolean optedOut,
        Set<String> ignoredColumns) {

    /** The value of the key. */
    public @Nullable String keyValue() {
        return key(matchBy).valueIn(fields);
    }

    /** The key with its kind, unique among rows: {@code phone:12025550143}. Personal data, never logged. */
    public String key() {
        return key(matchBy).member() + ":" + keyValue();
    }

    private static MatchBy key(@Nullable MatchBy matchBy) {
        return Objects.requireNonNull(matchBy, "a row that has a key");
    }

    /** Only the index of the row. */
    @Override
    public String toString() {
        return "Row[" + index + "]";
    }
}
