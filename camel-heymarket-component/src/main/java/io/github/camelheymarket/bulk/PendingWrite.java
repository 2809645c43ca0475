package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Outcome;

/**
 * A write that is decided and not sent yet.
 *
 * @param group the rows it is for
 * @param stored the contact it changes, {@code null} where it creates one
 * @param route how it goes
 * @param item the request item
 */
record PendingWrite(RowGroup group, StoredContact stored, WriteEndpoint route, ObjectNode item) {

    /** Whether a new contact may come of it, which must not come twice. */
    boolean creates() {
        return stored == null;
    }

    /** The same write, of a contact that turned out to be there. */
    PendingWrite over(StoredContact found) {
        return new PendingWrite(group, found, route, item);
    }

    /** What it ends as when all goes well. */
    Outcome success() {
        return switch (route) {
            case V2_BULK, V1_UPDATE, V1_CREATE -> creates() ? Outcome.CREATED : Outcome.UPDATED;
            case RAW_V2, RAW_V1_OVERWRITE -> Outcome.SENT;
            case RAW_V1 -> Outcome.UNKNOWN;
        };
    }

    @Override
    public String toString() {
        return "PendingWrite[" + group + ", " + route + "]";
    }
}
