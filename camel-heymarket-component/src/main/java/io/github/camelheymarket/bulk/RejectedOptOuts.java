package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import java.util.List;
import java.util.Set;

/**
 * Carries out the opt-out of rows that are rejected for something else, where their contact is known, and says in the row's
 * reason what became of it (R5.5): a bad tag must not keep a person reachable who does not want to be.
 */
final class RejectedOptOuts {

    /** Failures that are the row's own, so that sending it again does not help its opt-out. */
    private static final Set<String> OWN_FAULTS =
            Set.of("MERGE_UNSAFE", "PHONE_NOT_CHANGED", "VANISHED", "NOT_STORED", "OTHER_CONTACT");

    private final BulkSettings settings;
    private final BulkCalls calls;
    private final ContactFinder finder;
    private final ConsentGuard guard;
    /** With create-only: the people whom the run created, whom a later row of it may opt out. */
    private final OptOuts created = new OptOuts();

    RejectedOptOuts(BulkSettings settings, BulkCalls calls, ContactFinder finder, ConsentGuard guard) {
        this.settings = settings;
        this.calls = calls;
        this.finder = finder;
        this.guard = guard;
    }

    /**
     * Ends rows that could not be read but for key and opt-out.
     *
     * @param groups whose keys are held
     * @throws HeymarketException when the search failed; the groups are not ended
     */
    void carryOut(List<RowGroup> groups, RunRecorder log) {
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
                log.end(group, GroupResult.notSent(failure, failure.getAttempts()));
                continue;
            }
            List<StoredContact> candidates = candidates(group, found);
            if (candidates.size() > 1) {
                log.end(group, GroupResult.ambiguous("several contacts fit the row", candidates));
            } else {
                group.found = candidates.stream().findFirst().orElse(null);
                log.end(group, group.rejection);
            }
        }
    }

    private List<StoredContact> candidates(RowGroup group, ContactFinder.Found found) {
        String uuid = group.contactId();
        if (uuid == null) {
            return found.index().get(group.keys());
        }
        try {
            return calls.getByUuid(uuid)
                    .map(contact -> List.of(StoredContact.byUuid(contact, uuid)))
                    .orElse(List.of());
        } catch (HeymarketBadRequestException e) {
            return List.of();
        }
    }

    /** What a group ends as: its end, and what became of its opt-out where that needed a step of its own. */
    GroupResult ended(RowGroup group, GroupResult verdict, RunRecorder log) {
        boolean createsOnly = settings.mode() == WriteMode.CREATE_ONLY;
        if (createsOnly && (verdict.outcome() == Outcome.CREATED || verdict.outcome() == Outcome.UNKNOWN)) {
            created.add(group.keys());
        }
        if (!Boolean.TRUE.equals(group.saysOptedOut())) {
            return verdict;
        }
        if (group.rejection != null && verdict != group.rejection) {
            return group.rejection.adding("Its opt-out was not carried out: " + verdict.reason());
        }
        if (verdict.outcome() == Outcome.AMBIGUOUS) {
            return verdict.adding("Its opt-out was not carried out either.");
        }
        boolean isSkipped = verdict.outcome() == Outcome.SKIPPED && created.hasAny(group.keys());
        return isSkipped || isOwnFault(verdict) ? carriedOut(group, verdict, log) : verdict;
    }

    private static boolean isOwnFault(GroupResult verdict) {
        return verdict.outcome() == Outcome.REJECTED
                || verdict.outcome() == Outcome.FAILED && OWN_FAULTS.contains(verdict.code());
    }

    private GroupResult carriedOut(RowGroup group, GroupResult verdict, RunRecorder log) {
        if (settings.mode() == WriteMode.CREATE_ONLY && !created.hasAny(group.keys())) {
            return verdict.adding("Its opt-out was not carried out: the mode leaves contacts alone that are there.");
        }
        try {
            StoredContact found = group.found != null || settings.resolve() ? group.found : find(group);
            if (found == null || !ConsentGuard.canBeNamed(found)) {
                return verdict.adding("Its opt-out was not carried out: no contact is known for the row.");
            }
            GroupResult known = verdict.of(found);
            if (guard.find(found) == Consent.OPTED_OUT) {
                return known.adding("The contact is opted out already.");
            }
            if (settings.dryRun()) {
                return known.adding("Its opt-out would be carried out all the same.");
            }
            ApiResponse response = new StatusWrites(calls).unsubscribe(found);
            group.partlyStored = true;
            group.changes = List.of(new FieldChange(ObservedFields.OPTED_OUT, null, "true"));
            return known.after(verdict.attempts() + response.attempts())
                    .adding("Its opt-out was carried out all the same.");
        } catch (JobAbortedException stop) {
            log.defer(stop);
            return verdict.adding(notDone(stop.getCause()) + stop.getMessage());
        } catch (HeymarketException e) {
            return verdict.adding(notDone(e) + Redactor.ofNothing().redact(String.valueOf(e.getMessage())));
        }
    }

    private static String notDone(Throwable failure) {
        return failure instanceof HeymarketException e && e.isMaybeApplied()
                ? "Whether its opt-out was carried out is not known: "
                : "Its opt-out was not carried out: ";
    }

    /** Rows that are sent without a look have no contact yet. */
    private StoredContact find(RowGroup group) {
        List<StoredContact> candidates = candidates(group, finder.find(group.searched()));
        return candidates.size() == 1 ? candidates.get(0) : null;
    }
}
