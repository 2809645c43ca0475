package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Digest;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Every contact a walk has met, by its integer id, else by its UUID. Exact for both, so that nobody is taken for somebody
 * else; an id of any other form goes by 128 bits of its SHA-256.
 *
 * <p>Cost: 11 to 17 bytes a contact with an integer id, 22 to 33 with a UUID alone.
 */
final class VisitedContacts {

    private final IdTable numbers = new IdTable(1);
    private final IdTable uuids = new IdTable(2);

    /**
     * Notes a contact.
     *
     * @throws HeymarketAnswerException if it has nothing to be known by again
     */
    Sighting see(Contact contact) {
        Object identity = identity(contact);
        if (identity instanceof Long id) {
            return numbers.see(0, id);
        }
        if (identity instanceof UUID uuid) {
            return uuids.see(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        }
        ByteBuffer hash = ByteBuffer.wrap(Digest.of(identity.toString()));
        return uuids.see(hash.getLong(), hash.getLong());
    }

    /**
     * What a contact is known by.
     *
     * @throws HeymarketAnswerException if there is nothing
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
                    "contacts/list: a contact in the list has neither id nor uuid, so that it cannot be told from others",
                    HeymarketException.Details.NONE,
                    null);
        }
        return other.asText();
    }

    /** Begins a walk, which has met nobody yet. */
    void beginWalk() {
        numbers.clearWalk();
        uuids.clearWalk();
    }

    /** Begins another pass of the same walk. */
    void beginPass() {
        numbers.clearPass();
        uuids.clearPass();
    }

    /** How many contacts were met, each once. */
    long size() {
        return numbers.size() + uuids.size();
    }
}
