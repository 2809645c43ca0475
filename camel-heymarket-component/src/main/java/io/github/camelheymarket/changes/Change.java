package io.github.camelheymarket.changes;

import io.github.camelheymarket.model.Contact;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change to be delivered to the route.
 *
 * @param id the contact's identity, see {@link io.github.camelheymarket.paging.DatedContact}
 * @param state what the list showed; {@code null} for the kinds {@link Kind#RETRY} and {@link Kind#DELETED}
 * @param contact the contact as it is now; only its id if it is deleted
 */
public record Change(Kind kind, String id, @Nullable ContactState state, Contact contact) {

    /** Why a change is delivered. */
    public enum Kind {
        /** The contact changed after the cursor. */
        LISTED,
        /** The contact belongs to the first load. */
        LOADED,
        /** An earlier delivery of the contact failed. */
        RETRY,
        /** The contact was deleted. */
        DELETED
    }

    /** What the list showed, of a change that was read from the list. */
    ContactState listed() {
        return Objects.requireNonNull(state, "the state that was listed");
    }

    Position position() {
        return listed().position();
    }

    boolean hasDigestOf(ContactState other) {
        return state != null && state.digest().equals(other.digest());
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
