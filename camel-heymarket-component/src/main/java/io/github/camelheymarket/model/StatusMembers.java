package io.github.camelheymarket.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the opt-out from a status response, including members that the contract does not list. */
final class StatusMembers {

    private StatusMembers() {}

    /** {@code false} only for JSON's own {@code false}: the contract lists no text or number for it (C5.8). */
    static @Nullable Boolean flag(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isTextual() && value.asText().strip().equalsIgnoreCase("true") ? Boolean.TRUE : null;
    }

    /** {@code true} if any member says so; {@code null} if no member shows it or one has an unknown value. */
    static @Nullable Boolean optedOut(ObjectNode status) {
        Members members = new Members();
        members.read(status);
        if (members.optedOut) {
            return Boolean.TRUE;
        }
        return !members.unknown && Boolean.FALSE.equals(flag(status.path("unsubscribed"))) ? Boolean.FALSE : null;
    }

    private static final class Members {
        private boolean optedOut;
        private boolean unknown;

        private void read(JsonNode node) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                read(letters(member.getKey()), member.getValue());
            }
            if (node.isArray()) {
                node.forEach(this::read);
            }
        }

        private void read(String name, JsonNode value) {
            if (value.isContainerNode()) {
                read(value);
            }
            if (value.isNull()) {
                return;
            }
            if (name.contains("unsubscribed") || name.contains("optedout") || name.contains("optout")) {
                optedOut |= Boolean.TRUE.equals(flag(value));
                unknown |= !value.isBoolean();
            } else if (name.equals("subscribed") || name.equals("optedin") || name.equals("optin")) {
                unknown |= !value.isBoolean() || !value.booleanValue();
            } else {
                unknown |= value.isTextual() && letters(value.asText()).equals("unsubscribed");
            }
        }

        private static String letters(String name) {
            StringBuilder letters = new StringBuilder();
            name.chars().filter(Character::isLetter).forEach(letters::appendCodePoint);
            return letters.toString().toLowerCase(Locale.ROOT);
        }
    }
}
