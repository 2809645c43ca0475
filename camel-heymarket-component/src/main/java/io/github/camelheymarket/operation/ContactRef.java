package io.github.camelheymarket.operation;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.PhoneForms;
import java.util.List;
import java.util.stream.Stream;

/** Identifies a contact; the kind decides which version of the API is called. */
sealed interface ContactRef {

    /** The reason of a rejected id. */
    String NOT_UNDERSTOOD = "CONTACT_ID_NOT_UNDERSTOOD";

    /** For v1. */
    record IntegerId(long id) implements ContactRef {}

    /** For v2. */
    record Uuid(String uuid) implements ContactRef {}

    /** International digits. */
    record Phone(String digits) implements ContactRef {

        /** The digits, then the other forms of the same line. */
        List<String> forms() {
            return Stream.concat(Stream.of(digits), PhoneForms.of(digits).stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * @throws HeymarketValidationException if the id is neither an integer nor a UUID
     */
    static ContactRef ofId(String id) {
        String trimmed = id.trim();
        if (Texts.isInteger(trimmed)) {
            return new IntegerId(Long.parseLong(trimmed));
        }
        if (Contact.isUuid(trimmed)) {
            return new Uuid(trimmed);
        }
        throw new HeymarketValidationException(
                NOT_UNDERSTOOD,
                "contactId",
                "The contact id is neither an integer (v1) nor a UUID (v2). Pass a phone in the header "
                        + "CamelHeymarketPhone instead.",
                id);
    }
}
