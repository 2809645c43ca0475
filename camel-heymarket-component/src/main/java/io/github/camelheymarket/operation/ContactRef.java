package io.github.camelheymarket.operation;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.row.PhoneForms;
import java.util.List;
import java.util.stream.Stream;

/** What a contact is addressed by: its form decides the version of the API. */
sealed interface ContactRef {

    /** The reason of an id that is none. */
    String NOT_UNDERSTOOD = "CONTACT_ID_NOT_UNDERSTOOD";

    /** Addresses a contact on v1. */
    record IntegerId(long id) implements ContactRef {}

    /** Addresses a contact on v2. */
    record Uuid(String uuid) implements ContactRef {}

    /** International digits; a contact is looked up by it. */
    record Phone(String digits) implements ContactRef {

        /** The digits, and after them the other forms that reach the same line (R2). */
        List<String> forms() {
            return Stream.concat(Stream.of(digits), PhoneForms.of(digits).stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * Understands an id.
     *
     * @throws HeymarketValidationException when it is neither digits nor a UUID
     */
    static ContactRef ofId(String id) {
        String trimmed = id.trim();
        if (trimmed.matches("\\d{1,18}")) {
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
