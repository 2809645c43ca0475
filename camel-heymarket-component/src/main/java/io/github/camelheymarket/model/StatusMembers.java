package io.github.camelheymarket.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** What the members of a status answer say of consent, those that the contract does not list included. */
final class StatusMembers {

    private StatusMembers() {}

    /** Only JSON's own false says no: a text or a number that may mean it is not in the contract (C5.8). */
    static Boolean flag(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isTextual() && value.asText().strip().equalsIgnoreCase("true") ? Boolean.TRUE : null;
    }

    /** Any member that says opted out wins; {@code null} where none of the answer tells, or where a part is not understood. */
    static Boolean optedOut(ObjectNode status) {
        Said said = new Said();
        said.read(status);
        if (said.yes) {
            return Boolean.TRUE;
        }
        return !said.unsure && Boolean.FALSE.equals(flag(status.path("unsubscribed"))) ? Boolean.FALSE : null;
    }

    private static final class Said {
        private boolean yes;
        private boolean unsure;

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
                yes |= Boolean.TRUE.equals(flag(value));
                unsure |= !value.isBoolean();
            } else if (name.equals("subscribed") || name.equals("optedin") || name.equals("optin")) {
                unsure |= !value.isBoolean() || !value.booleanValue();
            } else {
                unsure |= value.isTextual() && letters(value.asText()).equals("unsubscribed");
            }
        }

        private static String letters(String name) {
            StringBuilder letters = new StringBuilder();
            name.chars().filter(Character::isLetter).forEach(letters::appendCodePoint);
            return letters.toString().toLowerCase(Locale.ROOT);
        }
    }
}
