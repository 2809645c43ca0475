package io.github.camelheymarket.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.merge.ContactMerger;
import io.github.camelheymarket.merge.EmptyFields;
import io.github.camelheymarket.merge.MergeResult;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares groups of rows with stored contacts, consent apart: what differs, and how an update could be sent. */
public final class Comparisons {

    private final BulkSettings settings;
    private final ContactMerger merger;
    private final ObservedFields seen;

    public Comparisons(BulkSettings settings, ObservedFields seen) {
        this.settings = settings;
        this.merger = new ContactMerger(settings.tagMode(), settings.merge());
        this.seen = seen;
    }

    /**
     * How rows and a contact differ.
     *
     * @param movesPhone the rows give the contact a phone that it does not have
     */
    record Comparison(StoredContact stored, MergeResult change, boolean movesPhone) {
        boolean writes() {
            return change.differs() || movesPhone;
        }
    }

    /** @param creation the contact did not exist when the rows were planned */
    Comparison of(Match match, StoredContact stored, boolean creation) {
        RowGroup group = match.group();
        boolean fills = settings.mode() == WriteMode.FILL_EMPTY;
        ObjectNode fields = fills ? EmptyFields.of(stored.contact(), group.fields()) : group.fields();
        return new Comparison(stored, merger.change(stored.contact(), fields), movesPhone(match, stored, creation));
    }

    /** The endpoint for an update of this contact; empty where no endpoint can address it (R3.3). */
    Optional<WriteEndpoint> endpointOf(StoredContact stored) {
        if (stored.uuid() != null && !settings.v1Only()) {
            return Optional.of(WriteEndpoint.V2_BULK);
        }
        return MatchKeys.phone(stored.contact().getPhone()) != null
                ? Optional.of(WriteEndpoint.V1_UPDATE)
                : Optional.empty();
    }

    /** Why the contact cannot be updated; {@code null} where it can. */
    @Nullable
    GroupResult obstacle(Comparison comparison) {
        StoredContact stored = comparison.stored();
        if (comparison.change().tooManyTags()) {
            return tooManyTags();
        }
        if (comparison.change().tagsUnsafe()) {
            return GroupResult.unsent(
                            Outcome.FAILED,
                            "MERGE_UNSAFE",
                            "a tag of the contact has no id in the answer, so that an update would lose it",
                            "tags")
                    .of(stored);
        }
        boolean canMove = stored.id() != null || stored.uuid() != null;
        if (comparison.movesPhone() ? !canMove : endpointOf(stored).isEmpty()) {
            return GroupResult.unsent(
                            Outcome.REJECTED,
                            "NO_UUID",
                            "no answer shows the UUID of the contact, and the contact has no phone to update it by",
                            null)
                    .of(stored);
        }
        return null;
    }

    static GroupResult tooManyTags() {
        return GroupResult.unsent(
                Outcome.REJECTED, "TOO_MANY_TAGS", "a contact has at most " + ContactMerger.MAX_TAGS + " tags", "tags");
    }

    /** Whether an update would address the contact by its stored phone, which no other contact may have then. */
    public boolean goesByPhone(Match match) {
        return settings.mode() != WriteMode.CREATE_ONLY
                && endpointOf(match.contact())
                        .filter(WriteEndpoint.V1_UPDATE::equals)
                        .isPresent()
                && of(match, match.contact(), false).change().differs();
    }

    public boolean movesPhone(Match match) {
        return movesPhone(match, match.contact(), false);
    }

    private boolean movesPhone(Match match, StoredContact stored, boolean creation) {
        String phone = match.group().phoneKey();
        boolean mayMove = switch (settings.mode()) {
            case UPSERT, UPDATE_ONLY -> true;
            case FILL_EMPTY -> MatchKeys.phonesOf(stored.contact()).isEmpty();
            case CREATE_ONLY -> creation;
        };
        return mayMove && phone != null && !MatchKeys.phonesOf(stored.contact()).contains(phone) && !match.byPhone();
    }

    /** Whether the contact has all that the write sets, consent apart, as far as the answers are known to show it. */
    boolean isStored(PendingWrite write, StoredContact stored) {
        MergeResult change = change(write, stored);
        boolean differs = change.shownToDiffer().anyMatch(member -> !seen.isUnknown(stored, readName(member)));
        return !differs && !movesPhone(write.match(), stored, write.effects().creation());
    }

    /** Whether the answers show all that the write sets, consent apart. */
    boolean isShown(PendingWrite write, StoredContact stored) {
        return !change(write, stored).differs() && !clearsUnknown(write.group(), stored);
    }

    /** Whether the rows clear a field that no answer has shown, so that it may be empty already. */
    boolean clearsUnknown(RowGroup group, StoredContact stored) {
        return group.fields().properties().stream()
                .filter(field -> clears(field.getKey(), field.getValue()))
                .anyMatch(field -> seen.isUnknown(stored, readName(field.getKey())));
    }

    private static boolean clears(String member, JsonNode value) {
        return switch (member) {
            case "custom" -> value.properties().stream().anyMatch(entry -> clears("", entry.getValue()));
            case "assignee_id" -> value.asLong() < 0;
            default -> value.isTextual() && value.asText().isEmpty() || value.isArray() && value.isEmpty();
        };
    }

    /** A contact that the write was to create must have every field, whatever the mode. */
    private MergeResult change(PendingWrite write, StoredContact stored) {
        return write.effects().creation()
                ? merger.change(stored.contact(), write.group().fields())
                : of(write.match(), stored, false).change();
    }

    private static String readName(String member) {
        return member.equals("assignee_id") ? "assigned_user_id" : member;
    }
}
