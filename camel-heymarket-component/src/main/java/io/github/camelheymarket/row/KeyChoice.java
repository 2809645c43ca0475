package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the key of a row among the kinds of key that contacts are matched by (R1.1). */
final class KeyChoice {

    private final Set<MatchBy> matchBy;
    private final Columns columns;

    KeyChoice(Set<MatchBy> matchBy, Columns columns) {
        this.matchBy = matchBy;
        this.columns = columns;
    }

    /**
     * @param fields of the row; an e-mail that contacts are searched by is checked, and normalised if it is the key
     * @throws HeymarketValidationException if the row has no key
     */
    MatchBy choose(ObjectNode fields) {
        MatchBy key = key(fields);
        boolean searched = key != MatchBy.CONTACT_ID && matchBy.contains(MatchBy.EMAIL);
        if (searched && fields.hasNonNull("email")) {
            String email = fields.get("email").asText();
            if (!email.isEmpty()) {
                String normalised = Cells.emailKey(Objects.requireNonNullElse(columnOf("email"), "email"), email);
                fields.put("email", key == MatchBy.EMAIL ? normalised : email);
            }
        }
        return key;
    }

    private MatchBy key(ObjectNode fields) {
        if (fields.hasNonNull("contact_id")) {
            return MatchBy.CONTACT_ID;
        }
        return matchBy.stream()
                .filter(key -> !fields.path(key.member()).asText("").isEmpty())
                .findFirst()
                .orElseThrow(this::noKey);
    }

    private HeymarketValidationException noKey() {
        List<String> missing = new ArrayList<>();
        for (MatchBy key : matchBy) {
            String column = columnOf(key.member());
            missing.add(
                    column == null
                            ? "no column is the " + key.member() + " (name it '" + key.member()
                                    + "' or set map.<column>=" + key.member() + ")"
                            : "'" + column + "' is empty");
        }
        MatchBy first = matchBy.iterator().next();
        return new HeymarketValidationException(
                RejectReason.NO_KEY,
                columnOf(first.member()) == null ? first.member() : columnOf(first.member()),
                "nothing to match the row by: " + String.join(", ", missing),
                null);
    }

    private @Nullable String columnOf(String field) {
        return columns.byName().values().stream()
                .filter(column -> field.equals(column.field()))
                .map(Column::name)
                .findFirst()
                .orElse(null);
    }
}
