package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact of a list that has an identity and a time.
 *
 * @param id the integer id in decimal digits, else the UUID
 * @param updated when the contact was last updated, never {@code null}
 */
public record DatedContact(String id, Instant updated, Contact contact) {

    /** @throws HeymarketAnswerException if the contact has no id or no {@code updated} */
    static DatedContact of(Contact contact) {
        Instant updated = Instants.parse(contact.getUpdated());
        if (updated == null) {
            throw new HeymarketAnswerException(
                    ListCalls.OPERATION
                            + ": a contact in the list has no valid updated (RFC 3339), so that changes cannot be"
                            + " detected",
                    HeymarketException.Details.NONE,
                    null);
        }
        return new DatedContact(identity(contact), updated, contact);
    }

    /** The id of the contact's team; {@code null} if the list does not show it. */
    public @Nullable Long team() {
        JsonNode team = contact.get("team_id");
        return team != null && Texts.isInteger(team.asText()) ? Long.valueOf(team.asText()) : null;
    }

    /** The integer id of a contact in decimal digits, else its UUID. */
    public static String identity(Contact contact) {
        return VisitedContacts.identity(contact).toString();
    }
}
