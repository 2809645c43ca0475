package io.github.camelheymarket.plan;

import io.github.camelheymarket.api.StoredContact;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group of rows and the contact that it is about.
 *
 * @param stored {@code null} where there is no such contact
 * @param byPhone the search for the phone of the rows led to the contact, even if the contact's answer does not show that phone
 * @param optedOutElsewhere other rows of the run opt the contact out, or the write may overwrite a contact that opted out
 */
public record Match(RowGroup group, @Nullable StoredContact stored, boolean byPhone, boolean optedOutElsewhere) {

    public static Match of(RowGroup group, @Nullable StoredContact stored) {
        return new Match(group, stored, false, false);
    }

    /** A group whose contact is not known, or was not searched for. */
    public static Match none(RowGroup group) {
        return of(group, null);
    }

    /** The contact of a group that has one. */
    public StoredContact contact() {
        return Objects.requireNonNull(stored, "the contact of a group that has one");
    }

    Match with(StoredContact other) {
        return new Match(group, other, byPhone, optedOutElsewhere);
    }

    public Match foundByPhone(boolean isFound) {
        return new Match(group, stored, isFound, optedOutElsewhere);
    }

    public Match optedOut(boolean elsewhere) {
        return new Match(group, stored, byPhone, elsewhere);
    }

    /** Whether the contact is to be opted out. */
    boolean optsOut() {
        return optedOutElsewhere || group.optsOut();
    }

    /** Whether the rows ask to opt the contact in, and nothing opts it out. */
    boolean asksToOptIn() {
        return !optedOutElsewhere && group.asksToOptIn();
    }
}
