package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of an endpoint's path: by header, then option. The body never identifies anything (R1.1). */
final class PathIds {

    private static final int MAX_TYPE_LENGTH = 40;

    private final ApiEndpoint endpoint;

    PathIds(ApiEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** @throws HeymarketValidationException {@code NO_ID} or {@code ID_NOT_UNDERSTOOD}, naming the option and the header */
    Map<String, String> of(Parameters parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        add(values, Part.ID, parameters.ids().resourceId());
        add(values, Part.CONTACT_ID, parameters.contactId());
        add(values, Part.CHANNEL_TYPE, parameters.ids().channelType());
        return values;
    }

    private enum Part {
        ID("id", "resourceId", "an integer"),
        CONTACT_ID("contactId", "contactId", "the UUID of a contact"),
        CHANNEL_TYPE("channelType", "channelType", "a word such as phone or email");

        private final String name;
        private final String option;
        private final String form;

        Part(String name, String option, String form) {
            this.name = name;
            this.option = option;
            this.form = form;
        }

        /** Such a value needs no encoding in a path, and cannot leave it. */
        private boolean isValid(String value) {
            return switch (this) {
                case ID -> Texts.isInteger(value);
                case CONTACT_ID -> Contact.isUuid(value);
                case CHANNEL_TYPE ->
                    value.length() <= MAX_TYPE_LENGTH
                            && value.chars()
                                    .allMatch(c -> c == '_' || c == '-' || c < 128 && Character.isLetterOrDigit(c));
            };
        }

        private String sources() {
            return "the option " + option + " or the header CamelHeymarket" + Character.toUpperCase(option.charAt(0))
                    + option.substring(1);
        }
    }

    private void add(Map<String, String> values, Part part, @Nullable String given) {
        if (!endpoint.path().contains("{" + part.name + "}")) {
            return;
        }
        String value = given == null ? "" : given.strip();
        if (value.isEmpty()) {
            throw new HeymarketValidationException(
                    "NO_ID",
                    part.option,
                    endpoint.operation() + " requires " + part.form
                            + (part == Part.ID ? ", the id of a " + endpoint.noun() : "") + ": set " + part.sources()
                            + ".",
                    null);
        }
        if (!part.isValid(value)) {
            throw new HeymarketValidationException(
                    "ID_NOT_UNDERSTOOD",
                    part.option,
                    endpoint.operation() + " requires " + part.form + ", and the value of " + part.sources()
                            + " is none.",
                    value);
        }
        values.put(part.name, value);
    }
}
