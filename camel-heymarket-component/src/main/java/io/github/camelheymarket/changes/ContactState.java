package io.github.camelheymarket.changes;

import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * One state of a contact, as a list showed it.
 *
 * @param digest differs between the states of one contact that have the same timestamp
 */
record ContactState(Instant updated, String id, String digest) {

    /** 48 bits are enough, because only states of one contact are compared. */
    private static final int DIGEST_BYTES = 6;

    static ContactState of(DatedContact listed) {
        return new ContactState(
                listed.updated(), listed.id(), digest(listed.contact().json().toString()));
    }

    static String digest(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Digest.of(text), DIGEST_BYTES));
    }

    /** Represents this state in a {@link Sketch}. */
    long number() {
        return Digest.number(updated + " " + id + " " + digest);
    }

    Position position() {
        return new Position(updated, id);
    }
}
