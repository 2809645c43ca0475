package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Digest;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The set of contacts that walks have visited, by integer id, else by UUID. Both are stored exactly; an id of another form is
 * represented by 128 bits of its SHA-256. A contact takes 11 to 17 bytes with an integer id, 22 to 33 with a UUID.
 */
final class VisitedContacts {

    private final IdTable numbers = new IdTable(1);
    private final IdTable uuids = new IdTable(2);

    /**
     * Adds a contact, and returns whether it was visited before.
     *
     * @throws HeymarketAnswerException if it has no id
     */
    Visit visit(Contact contact) {
        Object identity = identity(contact);
        if (identity instanceof Long id) {
            return numbers.visit(0, id);
        }
        if (identity instanceof UUID uuid) {
            return uuids.visit(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        }
        ByteBuffer hash = ByteBuffer.wrap(Digest.of(identity.toString()));
        return uuids.visit(hash.getLong(), hash.getLong());
    }

    /**
     * The integer id of a contact as {@link Long}, else its UUID, else the text of its {@code id}.
     *
     * @throws HeymarketAnswerException if it has no id
     */
    static Object identity(Contact contact) {
        Long id = contact.getId();
        if (id != null) {
            return id;
        }
        String uuid = contact.getUuid();
        if (uuid != null) {
            return UUID.fromString(uuid);
        }
        JsonNode other = contact.get("id");
        if (other == null || other.isContainerNode()) {
            throw new HeymarketAnswerException(
                    "contacts/list: a contact in the list has neither id nor uuid, so that it cannot be identified",
                    HeymarketException.Details.NONE,
                    null);
        }
        return other.asText();
    }

    /** Begins another walk. */
    void beginWalk() {
        numbers.clearWalk();
        uuids.clearWalk();
    }

    /** Begins another pass of the same walk. */
    void beginPass() {
        numbers.clearPass();
        uuids.clearPass();
    }

    /** The number of different contacts. */
    long size() {
        return numbers.size() + uuids.size();
    }
}
