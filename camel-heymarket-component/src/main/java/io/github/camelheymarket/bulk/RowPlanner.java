package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.ContactMerger;
import io.github.camelheymarket.merge.EmptyFields;
import io.github.camelheymarket.merge.FieldDifferences;
import io.github.camelheymarket.merge.MergeResult;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.merge.WriteItems;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.MatchBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Decides what is written for a group of rows, once its contact is found or known to be absent. */
final class RowPlanner {

    private final BulkSettings settings;
    private final ContactMerger merger;
    private final ObservedFields seen;
    private final SingleReads reads;
    private final ConsentGuard consent;

    RowPlanner(BulkSettings settings, BulkCalls calls, ObservedFields seen) {
        this.settings = settings;
        this.merger = new ContactMerger(settings.tagMode(), settings.merge());
        this.seen = seen;
        this.reads = new SingleReads(calls, seen);
        this.consent = new ConsentGuard(calls, seen);
    }

    ConsentGuard consent() {
        return consent;
    }

    /** For a group whose contact does not exist. */
    Plan create(RowGroup group) {
        if (settings.mode() == WriteMode.UPDATE_ONLY) {
            return new Plan.Done(GroupResult.unsent(Outcome.SKIPPED, null));
        }
        ObjectNode body = ContactMerger.creation(group.fields());
        if (body.path("tags").size() > ContactMerger.MOST_TAGS) {
            return tooManyTags();
        }
        WriteEndpoint route = settings.v1Only() ? WriteEndpoint.V1_CREATE : WriteEndpoint.V2_BULK;
        if (!route.isV2() && !body.has("phone")) {
            return rejected("NO_PHONE", "version 1 of the API needs a phone", "phone");
        }
        if (Boolean.TRUE.equals(group.optedOut())) {
            body.put(ObservedFields.OPTED_OUT, true);
        }
        group.creates = true;
        tell(group, () -> FieldDifferences.ofCreation(body));
        boolean byEmail = settings.matchBy().contains(MatchBy.EMAIL)
                || group.rows().stream().anyMatch(row -> row.matchBy() == MatchBy.EMAIL);
        return new Plan.Send(new PendingWrite(group, null, route, WriteItems.creation(body, route, byEmail)));
    }

    /** For a group whose contact was found. May read it by itself, and ask for its consent. */
    Plan update(RowGroup group, StoredContact found) {
        group.found = found;
        group.optsIn = false;
        boolean createOnly = settings.mode() == WriteMode.CREATE_ONLY;
        if (createOnly && !group.creates) {
            return new Plan.Done(GroupResult.unsent(Outcome.SKIPPED, found));
        }
        Comparison comparison = compare(group, found);
        if ((comparison.writes() || clearsUnknown(group, found)) && needsRead(found)) {
            Optional<StoredContact> read = reads.read(found);
            if (read.isEmpty()) {
                return gone();
            }
            comparison = compare(group, read.get());
        }
        if (createOnly) {
            // It was created since it was looked for: by this run, if it fits.
            Outcome outcome = comparison.writes() ? Outcome.SKIPPED : Outcome.UNCHANGED;
            return new Plan.Done(GroupResult.unsent(outcome, found));
        }
        if (comparison.writes()) {
            Optional<Plan> obstacle = obstacle(comparison);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        try {
            return withConsent(group, comparison);
        } catch (HeymarketBadRequestException | HeymarketNotFoundException e) {
            return new Plan.Done(GroupResult.failed(Outcome.FAILED, "CONSENT_UNKNOWN", e, e.getAttempts())
                    .of(comparison.stored()));
        }
    }

    /** The end of rows whose contact was read before the run, where they need no call at all; else {@code null}. */
    GroupResult settled(RowGroup group, StoredContact listed) {
        if (settings.mode() == WriteMode.CREATE_ONLY) {
            return GroupResult.unsent(Outcome.SKIPPED, listed);
        }
        Boolean wants = group.optedOut();
        Consent consent = this.consent.known(listed);
        boolean consentDiffers = Boolean.TRUE.equals(wants) && consent != Consent.OPTED_OUT
                || settings.allowOptIn() && Boolean.FALSE.equals(wants) && consent != Consent.NOT_OPTED_OUT;
        return consentDiffers || compare(group, listed).writes() || clearsUnknown(group, listed)
                ? null
                : GroupResult.unsent(Outcome.UNCHANGED, listed);
    }

    private boolean needsRead(StoredContact stored) {
        return settings.merge() && reads.isNeeded(stored);
    }

    private static Plan gone() {
        return new Plan.Done(
                GroupResult.unsent(Outcome.FAILED, "GONE", "the contact was found and then was not there", null));
    }

    private Comparison compare(RowGroup group, StoredContact stored) {
        boolean fills = settings.mode() == WriteMode.FILL_EMPTY;
        ObjectNode fields = fills ? EmptyFields.of(stored.contact(), group.fields()) : group.fields();
        return new Comparison(stored, merger.change(stored.contact(), fields), movesPhone(group, stored));
    }

    /** How rows and a contact differ, consent apart. */
    private record Comparison(StoredContact stored, MergeResult change, boolean movesPhone) {
        boolean writes() {
            return change.differs() || movesPhone;
        }
    }

    private Optional<Plan> obstacle(Comparison comparison) {
        StoredContact stored = comparison.stored();
        if (comparison.change().tooManyTags()) {
            return Optional.of(tooManyTags());
        }
        if (comparison.change().tagsUnsafe()) {
            return Optional.of(new Plan.Done(GroupResult.unsent(
                            Outcome.FAILED,
                            "MERGE_UNSAFE",
                            "a tag of the contact has no id in the answer, so that an update would lose it",
                            "tags")
                    .of(stored)));
        }
        boolean canMove = stored.id() != null || stored.uuid() != null;
        if (comparison.movesPhone() ? !canMove : routeOf(stored) == null) {
            return Optional.of(new Plan.Done(GroupResult.unsent(
                            Outcome.REJECTED,
                            "NO_UUID",
                            "the contact was found, but no answer tells its UUID, and it has no phone to update it by",
                            null)
                    .of(stored)));
        }
        return Optional.empty();
    }

    private Plan withConsent(RowGroup group, Comparison comparison) {
        StoredContact stored = comparison.stored();
        boolean wantsOut = Boolean.TRUE.equals(group.optedOut());
        boolean asks = settings.consentCheck() == ConsentCheck.ALWAYS;
        Consent is = consent.known(stored);
        if (settings.allowOptIn() && Boolean.FALSE.equals(group.optedOut()) && is != Consent.NOT_OPTED_OUT) {
            ContactStatus status = consent.status(stored);
            group.optsIn = Consent.of(status) == Consent.OPTED_OUT && Consent.allowsOptIn(status);
            is = is == Consent.OPTED_OUT ? is : Consent.of(status);
        } else if (is == Consent.UNKNOWN && asks && (comparison.writes() || wantsOut)) {
            is = Consent.of(consent.status(stored));
        }
        boolean optsOut = wantsOut && is != Consent.OPTED_OUT;
        if (!comparison.writes() && !optsOut) {
            return new Plan.Done(GroupResult.unsent(Outcome.UNCHANGED, stored));
        }
        if (is == Consent.UNKNOWN && asks && !wantsOut) {
            return new Plan.Done(GroupResult.unsent(
                            Outcome.FAILED,
                            "CONSENT_UNKNOWN",
                            "neither the contact nor its status tells whether it opted out, and an update might undo "
                                    + "that; consentCheck=never updates it all the same",
                            null)
                    .of(stored));
        }
        if (!comparison.writes()) {
            return optOutAlone(group, stored, is);
        }
        return send(group, comparison, wantsOut || is == Consent.OPTED_OUT, is);
    }

    /** Only consent differs; that still is a write of the whole contact. */
    private Plan optOutAlone(RowGroup group, StoredContact found, Consent before) {
        Comparison comparison = compare(group, found);
        if (needsRead(found)) {
            Optional<StoredContact> read = reads.read(found);
            if (read.isEmpty()) {
                return gone();
            }
            comparison = compare(group, read.get());
        }
        Comparison last = comparison;
        return obstacle(last).orElseGet(() -> send(group, last, true, before));
    }

    /** @param before whether the contact is opted out now */
    private Plan send(RowGroup group, Comparison comparison, boolean optedOut, Consent before) {
        StoredContact stored = comparison.stored();
        ObjectNode body = comparison.change().body().deepCopy();
        group.mayUndoOptOut = !optedOut && before == Consent.UNKNOWN;
        if (optedOut) {
            body.put(ObservedFields.OPTED_OUT, true);
        }
        tell(group, () -> changes(group, comparison, optedOut, before));
        if (comparison.movesPhone()) {
            ObjectNode item = WriteItems.phoneChange(body, group.phone());
            return new Plan.ChangePhone(new PendingWrite(group, stored, null, item));
        }
        WriteEndpoint route = routeOf(stored);
        return new Plan.Send(new PendingWrite(group, stored, route, WriteItems.update(body, route, stored)));
    }

    private void tell(RowGroup group, Supplier<List<FieldChange>> changes) {
        // What is planned anew, after a call of unknown outcome, is a part of what was planned first.
        if (settings.tellChanges() && (group.changes.isEmpty() || group.attempts == 0)) {
            group.changes = changes.get();
        }
    }

    private static List<FieldChange> changes(RowGroup group, Comparison comparison, boolean optedOut, Consent before) {
        Contact contact = comparison.stored().contact();
        MergeResult change = comparison.change();
        List<FieldChange> changes = new ArrayList<>();
        if (comparison.movesPhone()) {
            changes.add(new FieldChange("phone", contact.getPhone(), group.phone()));
        }
        changes.addAll(FieldDifferences.ofUpdate(contact, change.differing(), change.fields(), change.body()));
        if (optedOut && before != Consent.OPTED_OUT) {
            changes.add(new FieldChange(ObservedFields.OPTED_OUT, before == Consent.UNKNOWN ? null : "false", "true"));
        }
        return changes;
    }

    /** How an update of this contact can go, {@code null} where it cannot (R3.3). */
    private WriteEndpoint routeOf(StoredContact stored) {
        if (stored.uuid() != null && !settings.v1Only()) {
            return WriteEndpoint.V2_BULK;
        }
        return MatchKeys.phone(stored.contact().getPhone()) != null ? WriteEndpoint.V1_UPDATE : null;
    }

    /** Whether an update would be addressed by the stored phone, which then must be nobody else's. */
    boolean goesByPhone(RowGroup group, StoredContact stored) {
        return settings.mode() != WriteMode.CREATE_ONLY
                && routeOf(stored) == WriteEndpoint.V1_UPDATE
                && compare(group, stored).change().differs();
    }

    /** Whether the rows give the contact a phone that it does not have. */
    boolean movesPhone(RowGroup group, StoredContact stored) {
        boolean mayMove = switch (settings.mode()) {
            case UPSERT, UPDATE_ONLY -> true;
            case FILL_EMPTY -> MatchKeys.phonesOf(stored.contact()).isEmpty();
            case CREATE_ONLY -> group.creates;
        };
        return mayMove
                && group.phoneKey() != null
                && !MatchKeys.phonesOf(stored.contact()).contains(group.phoneKey())
                && !group.matchedByPhone;
    }

    /**
     * Whether the contact has all that the rows set, as far as the answers can be trusted to show it. May ask for its
     * consent.
     */
    boolean isFulfilled(RowGroup group, StoredContact stored) {
        boolean differs = differing(group, stored).anyMatch(member -> !seen.isUnknown(stored, readName(member)));
        if (differs || movesPhone(group, stored)) {
            return false;
        }
        if (!Boolean.TRUE.equals(group.optedOut())) {
            return true;
        }
        return settings.consentCheck() == ConsentCheck.ALWAYS
                ? consent.find(stored) == Consent.OPTED_OUT
                : consent.known(stored) != Consent.NOT_OPTED_OUT;
    }

    /** Whether the answers show all that the rows set, consent apart. */
    boolean isShown(RowGroup group, StoredContact stored) {
        return differing(group, stored).findAny().isEmpty() && !clearsUnknown(group, stored);
    }

    /** Whether the rows clear a member that no answer has shown, so that nobody knows whether it is empty already. */
    private boolean clearsUnknown(RowGroup group, StoredContact stored) {
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

    /** Of a contact that was to be created all counts, whatever the mode. */
    private Stream<String> differing(RowGroup group, StoredContact stored) {
        MergeResult change = group.creates
                ? merger.change(stored.contact(), group.fields())
                : compare(group, stored).change();
        return change.differing().stream();
    }

    private static String readName(String member) {
        return member.equals("assignee_id") ? "assigned_user_id" : member;
    }

    private static Plan tooManyTags() {
        return rejected("TOO_MANY_TAGS", "a contact has at most " + ContactMerger.MOST_TAGS + " tags", "tags");
    }

    private static Plan rejected(String code, String sentence, String field) {
        return new Plan.Done(GroupResult.unsent(Outcome.REJECTED, code, sentence, field));
    }
}
