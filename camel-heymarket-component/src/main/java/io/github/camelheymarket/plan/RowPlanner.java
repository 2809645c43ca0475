package io.github.camelheymarket.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.find.SingleReads;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.ContactConsent;
import io.github.camelheymarket.merge.ContactMerger;
import io.github.camelheymarket.merge.FieldDifferences;
import io.github.camelheymarket.merge.MergeResult;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.merge.WriteItems;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.Comparisons.Comparison;
import io.github.camelheymarket.plan.PendingWrite.Effects;
import io.github.camelheymarket.row.MatchBy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans the write for a group of rows, once its contact is found or known to be absent. */
public final class RowPlanner {

    private final BulkSettings settings;
    private final Comparisons comparisons;
    private final SingleReads reads;
    private final ContactConsent consent;

    public RowPlanner(BulkSettings settings, Comparisons comparisons, SingleReads reads, ContactConsent consent) {
        this.settings = settings;
        this.comparisons = comparisons;
        this.reads = reads;
        this.consent = consent;
    }

    /** For a group whose contact does not exist. */
    public Plan create(Match match) {
        if (settings.mode() == WriteMode.UPDATE_ONLY) {
            return done(match, GroupResult.unsent(Outcome.SKIPPED, null));
        }
        RowGroup group = match.group();
        ObjectNode body = ContactMerger.creation(group.fields());
        if (body.path("tags").size() > ContactMerger.MAX_TAGS) {
            return done(match, Comparisons.tooManyTags());
        }
        WriteEndpoint endpoint = settings.v1Only() ? WriteEndpoint.V1_CREATE : WriteEndpoint.V2_BULK;
        if (!endpoint.isV2() && !body.has("phone")) {
            return done(
                    match,
                    GroupResult.unsent(Outcome.REJECTED, "NO_PHONE", "version 1 of the API needs a phone", "phone"));
        }
        if (match.optsOut()) {
            body.put(ObservedFields.OPTED_OUT, true);
        }
        List<FieldChange> changes = settings.listsChanges() ? FieldDifferences.ofCreation(body) : List.of();
        boolean byEmail = settings.matchBy().contains(MatchBy.EMAIL)
                || group.rows().stream().anyMatch(row -> row.matchBy() == MatchBy.EMAIL);
        Effects effects = new Effects(true, changes, false, false);
        return new Plan.Send(
                new PendingWrite(match, null, endpoint, WriteItems.creation(body, endpoint, byEmail), effects));
    }

    /** For a group whose contact was found. May read the contact by itself, and its status. */
    public Plan update(Match match) {
        return update(match, null);
    }

    /** For a write that was sent and is not stored as it was sent. @param stored its contact now */
    public Plan replan(PendingWrite sent, StoredContact stored) {
        return update(sent.match().with(stored), sent);
    }

    private Plan update(Match match, @Nullable PendingWrite sent) {
        StoredContact found = match.contact();
        boolean creation = isCreation(sent);
        boolean createOnly = settings.mode() == WriteMode.CREATE_ONLY;
        if (createOnly && !creation) {
            return done(match, GroupResult.unsent(Outcome.SKIPPED, found));
        }
        Comparison comparison = comparisons.of(match, found, creation);
        if (comparison.writes() || comparisons.clearsUnknown(match.group(), found)) {
            comparison = readIfNeeded(match, comparison, creation);
            if (comparison == null) {
                return gone(match);
            }
        }
        if (createOnly) {
            // The contact was created after the search for it: by this run, if it has the values of the rows.
            Outcome outcome = comparison.writes() ? Outcome.SKIPPED : Outcome.UNCHANGED;
            return done(match, GroupResult.unsent(outcome, found));
        }
        GroupResult obstacle = comparison.writes() ? comparisons.obstacle(comparison) : null;
        if (obstacle != null) {
            return done(match, obstacle);
        }
        try {
            return withConsent(match, comparison, sent);
        } catch (HeymarketBadRequestException | HeymarketNotFoundException e) {
            return done(
                    match,
                    GroupResult.failed(Outcome.FAILED, "CONSENT_UNKNOWN", e).of(comparison.stored()));
        }
    }

    /** The result of rows whose contact was read before the run, if they need no call; else {@code null}. */
    public @Nullable GroupResult settled(RowGroup group, StoredContact listed) {
        if (settings.mode() == WriteMode.CREATE_ONLY) {
            return GroupResult.unsent(Outcome.SKIPPED, listed);
        }
        Consent known = consent.known(listed);
        boolean consentDiffers = group.optsOut() && known != Consent.OPTED_OUT
                || settings.allowOptIn() && group.asksToOptIn() && known != Consent.NOT_OPTED_OUT;
        return consentDiffers
                        || comparisons
                                .of(Match.of(group, listed), listed, false)
                                .writes()
                        || comparisons.clearsUnknown(group, listed)
                ? null
                : GroupResult.unsent(Outcome.UNCHANGED, listed);
    }

    /** The comparison with what a read shows, if the write needs more than is shown; {@code null} if the contact is gone. */
    private @Nullable Comparison readIfNeeded(Match match, Comparison shown, boolean creation) {
        return settings.merge() && reads.isNeeded(shown.stored())
                ? reads.read(shown.stored())
                        .map(read -> comparisons.of(match, read, creation))
                        .orElse(null)
                : shown;
    }

    private static boolean isCreation(@Nullable PendingWrite sent) {
        return sent != null && sent.effects().creation();
    }

    private static Plan done(Match match, GroupResult result) {
        return new Plan.Done(match, result, false);
    }

    private static Plan gone(Match match) {
        return done(
                match,
                GroupResult.unsent(
                        Outcome.FAILED, "GONE", "a search found the contact, and a read did not find it", null));
    }

    private Plan withConsent(Match match, Comparison comparison, @Nullable PendingWrite sent) {
        StoredContact stored = comparison.stored();
        boolean asks = settings.consentCheck() == ConsentCheck.ALWAYS;
        boolean optsIn = false;
        Consent is = consent.known(stored);
        if (settings.allowOptIn() && match.asksToOptIn() && is != Consent.NOT_OPTED_OUT) {
            ContactStatus status = consent.status(stored);
            optsIn = Consent.of(status) == Consent.OPTED_OUT && Consent.allowsOptIn(status);
            is = is == Consent.OPTED_OUT ? is : Consent.of(status);
        } else if (is == Consent.UNKNOWN && asks && (comparison.writes() || match.optsOut())) {
            is = Consent.of(consent.status(stored));
        }
        boolean optsOut = match.optsOut() && is != Consent.OPTED_OUT;
        if (!comparison.writes() && !optsOut) {
            return new Plan.Done(match, GroupResult.unsent(Outcome.UNCHANGED, stored), optsIn);
        }
        if (is == Consent.UNKNOWN && asks && !match.optsOut()) {
            return done(
                    match,
                    GroupResult.unsent(
                                    Outcome.FAILED,
                                    "CONSENT_UNKNOWN",
                                    "neither the contact nor its status shows whether it opted out, and an update might"
                                            + " undo an opt-out; consentCheck=never updates it nevertheless",
                                    null)
                            .of(stored));
        }
        return comparison.writes()
                ? send(
                        match,
                        comparison,
                        new ConsentChange(match.optsOut() || is == Consent.OPTED_OUT, is, optsIn),
                        sent)
                : optOutAlone(match, stored, is, sent);
    }

    /**
     * @param optedOut the write opts the contact out, or keeps its opt-out
     * @param before whether the contact is opted out now
     * @param optsIn the contact is to be opted in when the run has read all rows
     */
    private record ConsentChange(boolean optedOut, Consent before, boolean optsIn) {}

    /** Consent alone differs, and a write carries the whole contact all the same. */
    private Plan optOutAlone(Match match, StoredContact found, Consent before, @Nullable PendingWrite sent) {
        boolean creation = isCreation(sent);
        Comparison comparison = readIfNeeded(match, comparisons.of(match, found, creation), creation);
        if (comparison == null) {
            return gone(match);
        }
        GroupResult obstacle = comparisons.obstacle(comparison);
        return obstacle != null
                ? done(match, obstacle)
                : send(match, comparison, new ConsentChange(true, before, false), sent);
    }

    private Plan send(Match match, Comparison comparison, ConsentChange consent, @Nullable PendingWrite sent) {
        StoredContact stored = comparison.stored();
        ObjectNode body = comparison.change().body().deepCopy();
        if (consent.optedOut()) {
            body.put(ObservedFields.OPTED_OUT, true);
        }
        Effects effects = new Effects(
                isCreation(sent),
                changes(match, comparison, consent, sent),
                !consent.optedOut() && consent.before() == Consent.UNKNOWN,
                consent.optsIn());
        if (comparison.movesPhone()) {
            ObjectNode item = WriteItems.phoneChange(body, match.group().newPhone());
            return new Plan.ChangePhone(new PendingWrite(match, stored, WriteEndpoint.SINGLE_UPDATE, item, effects));
        }
        WriteEndpoint endpoint = comparisons.endpointOf(stored).orElseThrow();
        return new Plan.Send(
                new PendingWrite(match, stored, endpoint, WriteItems.update(body, endpoint, stored), effects));
    }

    private List<FieldChange> changes(
            Match match, Comparison comparison, ConsentChange consent, @Nullable PendingWrite sent) {
        if (!settings.listsChanges()) {
            return List.of();
        }
        if (sent != null && !sent.effects().changes().isEmpty()) {
            // What is planned anew, after a call of unknown outcome, is a part of what was planned first.
            return sent.effects().changes();
        }
        Contact contact = comparison.stored().contact();
        MergeResult change = comparison.change();
        List<FieldChange> changes = new ArrayList<>();
        if (comparison.movesPhone()) {
            changes.add(
                    new FieldChange("phone", contact.getPhone(), match.group().newPhone()));
        }
        changes.addAll(FieldDifferences.ofUpdate(contact, change.differing(), change.fields(), change.body()));
        if (consent.optedOut() && consent.before() != Consent.OPTED_OUT) {
            String from = consent.before() == Consent.UNKNOWN ? null : "false";
            changes.add(new FieldChange(ObservedFields.OPTED_OUT, from, "true"));
        }
        return List.copyOf(changes);
    }

    /**
     * Whether the contact has all that the write sets, as far as the answers are known to show it. May read the contact's
     * status.
     */
    public boolean isFulfilled(PendingWrite write, StoredContact stored) {
        if (!comparisons.isStored(write, stored)) {
            return false;
        }
        if (!write.match().optsOut()) {
            return true;
        }
        return settings.consentCheck() == ConsentCheck.ALWAYS
                ? consent.find(stored) == Consent.OPTED_OUT
                : consent.known(stored) != Consent.NOT_OPTED_OUT;
    }

    /** Whether the answers show all that the write sets, consent apart. */
    public boolean isShown(PendingWrite write, StoredContact stored) {
        return comparisons.isShown(write, stored);
    }
}
