package io.github.camelheymarket.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.api.WriteMemory;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A write that is planned.
 *
 * @param match the rows and their contact as it was found
 * @param stored the contact that the write changes, as it was last read; {@code null} where the write creates a contact
 * @param item the request item
 */
public record PendingWrite(
        Match match, @Nullable StoredContact stored, WriteEndpoint endpoint, ObjectNode item, Effects effects) {

    /**
     * What the write does beside storing the item.
     *
     * @param creation no contact was there when the rows were planned
     * @param changes field by field
     * @param mayUndoOptOut the item has no opt-out, although the contact may have opted out ({@code consentCheck=never})
     * @param optsIn the rows ask to opt the contact in, and its status allows that: done when the run has read all rows
     */
    public record Effects(boolean creation, List<FieldChange> changes, boolean mayUndoOptOut, boolean optsIn) {}

    public RowGroup group() {
        return match.group();
    }

    /** Whether the write may create a contact, which must not happen twice. */
    public boolean creates() {
        return stored == null;
    }

    /** The contact that an update changes. */
    public StoredContact contact() {
        return Objects.requireNonNull(stored, "the contact of an update");
    }

    /** Records that the write may be stored, for searches that do not show it yet. */
    public void mayBeStored(WriteMemory memory) {
        if (stored == null) {
            memory.written(group().allKeys(), null, null, null);
        } else {
            memory.changed(stored);
        }
    }

    /** The same write, where it turned out to change this contact. */
    public PendingWrite over(StoredContact found) {
        return new PendingWrite(match, found, endpoint, item, effects);
    }

    /** The same write by the raw call. */
    public PendingWrite by(WriteEndpoint raw, ObjectNode body) {
        return new PendingWrite(match, stored, raw, body, effects);
    }

    /** The same write, opting the contact out. */
    public PendingWrite optingOut() {
        ObjectNode body = item.deepCopy().put(ObservedFields.OPTED_OUT, true);
        return new PendingWrite(match.optedOut(true), stored, endpoint, body, effects);
    }

    /** The same write. @param isDue whether the contact is to be opted in when the run has read all rows */
    public PendingWrite optingIn(boolean isDue) {
        Effects other = new Effects(effects.creation, effects.changes, effects.mayUndoOptOut, isDue);
        return new PendingWrite(match, stored, endpoint, item, other);
    }

    /** The same write, which may undo an opt-out. */
    public PendingWrite unchecked() {
        Effects risky = new Effects(effects.creation, effects.changes, true, effects.optsIn);
        return new PendingWrite(match, stored, endpoint, item, risky);
    }

    /** The same write, whose contact an answer showed. */
    public PendingWrite about(StoredContact shown) {
        return new PendingWrite(match.with(shown), stored, endpoint, item, effects);
    }

    public boolean optsOut() {
        return item.path(ObservedFields.OPTED_OUT).asBoolean();
    }

    /** The outcome of the rows if the write succeeds. */
    public Outcome success() {
        return switch (endpoint) {
            case V2_BULK, V1_UPDATE, V1_CREATE, SINGLE_UPDATE -> creates() ? Outcome.CREATED : Outcome.UPDATED;
            case RAW_V2, RAW_V1_OVERWRITE -> Outcome.SENT;
            case RAW_V1 -> Outcome.UNKNOWN;
        };
    }

    /** Without the item, which is personal data. */
    @Override
    public String toString() {
        return "PendingWrite[" + group() + ", " + endpoint + "]";
    }
}
