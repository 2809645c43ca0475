package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.find.ContactFinder;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ContactConsent;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.plan.WriteMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the opt-out of rows that are rejected for another reason, where their contact is known, and adds to the row's
 * reason whether it was carried out (R5.5): a contact that opts out must not stay reachable because of an invalid tag.
 */
final class RejectedOptOuts {

    /** Failures that sending the row again would not mend. */
    private static final Set<String> OWN_FAULTS =
            Set.of("MERGE_UNSAFE", "PHONE_NOT_CHANGED", "VANISHED", "NOT_STORED", "OTHER_CONTACT");

    private final BulkSettings settings;
    private final JobReads reads;
    private final ContactFinder finder;
    private final ContactConsent consent;
    private final StatusWrites statuses;
    /** With create-only: the contacts that the run created, which a later row of it may opt out. */
    private final OptOuts created = new OptOuts();

    RejectedOptOuts(
            BulkSettings settings,
            JobReads reads,
            ContactFinder finder,
            ContactConsent consent,
            StatusWrites statuses) {
        this.settings = settings;
        this.reads = reads;
        this.finder = finder;
        this.consent = consent;
        this.statuses = statuses;
    }

    /**
     * Ends rows of which only the key and the opt-out are valid.
     *
     * @param groups whose keys are locked
     * @throws HeymarketException when the search failed; the groups are not ended
     */
    void carryOut(List<RowGroup> groups, RunRecorder recorder) {
        if (groups.isEmpty()) {
            return;
        }
        ContactFinder.Found found = finder.find(groups.stream()
                .filter(group -> group.contactId() == null)
                .flatMap(group -> group.keys().stream())
                .toList());
        for (RowGroup group : groups) {
            HeymarketException failure = found.failure(group.keys());
            if (failure != null) {
                recorder.end(group, GroupResult.notSent(failure));
                continue;
            }
            List<StoredContact> candidates = candidates(group, found);
            if (candidates.size() > 1) {
                recorder.end(group, GroupResult.ambiguous("several contacts fit the row", candidates));
            } else {
                Match match = Match.of(group, candidates.stream().findFirst().orElse(null));
                recorder.end(match, group.whyRejected(), false);
            }
        }
    }

    private List<StoredContact> candidates(RowGroup group, ContactFinder.Found found) {
        String uuid = group.contactId();
        if (uuid == null) {
            return found.index().get(group.keys());
        }
        try {
            return reads.byUuid(uuid).stream().toList();
        } catch (HeymarketBadRequestException e) {
            return List.of();
        }
    }

    /** The result of a group, with what became of its opt-out where that needed a call of its own. */
    @SuppressWarnings("ReferenceEquality") // Whether the result is the rejection itself.
    GroupResult ended(Match match, GroupResult result, RunRecorder recorder) {
        RowGroup group = match.group();
        boolean createsOnly = settings.mode() == WriteMode.CREATE_ONLY;
        if (createsOnly && (result.outcome() == Outcome.CREATED || result.outcome() == Outcome.UNKNOWN)) {
            created.add(group.keys());
        }
        if (!group.optsOut()) {
            return result;
        }
        if (group.rejection() != null && result != group.rejection()) {
            return group.rejection()
                    .adding("Its opt-out was not carried out: "
                            + result.reason().text());
        }
        if (result.outcome() == Outcome.AMBIGUOUS) {
            return result.adding("Its opt-out was not carried out either.");
        }
        boolean isSkipped = result.outcome() == Outcome.SKIPPED && created.hasAny(group.keys());
        return isSkipped || isOwnFault(result) ? carriedOut(match, result, recorder) : result;
    }

    private static boolean isOwnFault(GroupResult result) {
        return result.outcome() == Outcome.REJECTED
                || result.outcome() == Outcome.FAILED && OWN_FAULTS.contains(result.code());
    }

    private GroupResult carriedOut(Match match, GroupResult result, RunRecorder recorder) {
        RowGroup group = match.group();
        if (settings.mode() == WriteMode.CREATE_ONLY && !created.hasAny(group.keys())) {
            return result.adding("Its opt-out was not carried out: the mode leaves contacts alone that are there.");
        }
        try {
            StoredContact found = match.stored() != null || settings.resolve() ? match.stored() : find(group);
            if (found == null || !ContactConsent.canBeNamed(found)) {
                return result.adding("Its opt-out was not carried out: no contact is known for the row.");
            }
            GroupResult known = result.of(found);
            if (consent.find(found) == Consent.OPTED_OUT) {
                return known.adding("The contact is opted out already.");
            }
            if (settings.dryRun()) {
                return known.adding("Its opt-out would be carried out all the same.");
            }
            ApiResponse response = statuses.unsubscribe(found);
            return known.attempts(result.attempts() + response.attempts())
                    .changing(List.of(new FieldChange(ObservedFields.OPTED_OUT, null, "true")))
                    .adding("Its opt-out was carried out all the same.");
        } catch (JobAbortedException stop) {
            recorder.defer(stop);
            return result.adding(notDone(stop.getCause()) + stop.getMessage());
        } catch (HeymarketException e) {
            return result.adding(notDone(e) + Redactor.ofNothing().redact(String.valueOf(e.getMessage())));
        }
    }

    private static String notDone(@Nullable Throwable failure) {
        return failure instanceof HeymarketException e && e.isMaybeApplied()
                ? "Whether its opt-out was carried out is not known: "
                : "Its opt-out was not carried out: ";
    }

    /** For rows that are sent without a search. */
    private @Nullable StoredContact find(RowGroup group) {
        List<StoredContact> candidates = candidates(group, finder.find(group.searched()));
        return candidates.size() == 1 ? candidates.get(0) : null;
    }
}
