package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One row of input, understood: normalised, resolved, ready to be found and written.
 *
 * @param index its place in the input, from 0
 * @param source the row as it came, for {@code rejectedUri}
 * @param matchBy which of its values is the key; {@code null} for a contact that is addressed by other means
 * @param fields request members under their wire names (C4.3): {@code phone} as digits, {@code email} trimmed and lower
 *     case where it is the key, {@code custom} by field id, {@code tags} as objects with {@code tag_id}, {@code contact_id}
 *     where the row has a UUID. Only members that the row wants to set: an empty text or array clears on purpose.
 *     Never {@code is_opted_out}
 * @param optedOut what the row says of consent; {@code null} where it says nothing (R5.5)
 * @param ignoredColumns columns left out because only answers have them (R1.1)
 */
public record Row(
        long index, Object source, MatchBy matchBy, ObjectNode fields, Boolean optedOut, Set<String> ignoredColumns) {

    /** The key's value. */
    public String keyValue() {
        return matchBy.valueIn(fields);
    }

    /** The key with its kind, unique among rows: {@code phone:12025550143}. A person's data, never logged. */
    public String key() {
        return matchBy.member() + ":" + keyValue();
    }

    /** Names the row by its place alone. */
    @Override
    public String toString() {
        return "Row[" + index + "]";
    }
}
