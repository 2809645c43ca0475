package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.bulk.RunRecorder.Postponed;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ContactConsent;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.RowGroup;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Opts contacts in at the end of a run (R5.2), when all rows have been read and written: only then is it known that no row
 * opts the contact out. A status call precedes each opt-in, since the person may have sent STOP in the meantime; its result is
 * the result of the row.
 */
final class OptIns {

    private final CallPolicy policy;
    private final ContactConsent consent;
    private final StatusWrites statuses;
    private final OptOuts optOuts;
    private final RunRecorder recorder;
    private final HeldKeys held;

    OptIns(
            CallPolicy policy,
            ContactConsent consent,
            StatusWrites statuses,
            OptOuts optOuts,
            RunRecorder recorder,
            HeldKeys held) {
        this.policy = policy;
        this.consent = consent;
        this.statuses = statuses;
        this.optOuts = optOuts;
        this.recorder = recorder;
        this.held = held;
    }

    /**
     * The run must hold no locks. The groups that a {@link JobAbortedException} leaves end with the run.
     *
     * @param afterEach runs after each opt-in
     */
    void carryOut(boolean dryRun, Runnable afterEach) {
        for (Postponed next = recorder.postponed(); next != null; next = recorder.postponed()) {
            StoredContact stored = next.match().contact();
            if (optOuts.hasAny(OptOuts.names(next.group(), stored))) {
                recorder.ended(next, next.result(), false);
            } else if (dryRun) {
                recorder.ended(next, optedIn(next.result().with(Outcome.UPDATED), next.result()), true);
            } else {
                carryOut(next, stored);
            }
            afterEach.run();
        }
    }

    private void carryOut(Postponed next, StoredContact stored) {
        RowGroup group = next.group();
        held.take(group.claims());
        try {
            held.takeContacts(Map.of(group, stored.identity()));
            optIn(next, stored);
        } finally {
            held.release(group);
        }
    }

    private void optIn(Postponed next, StoredContact stored) {
        HeymarketException failure;
        try {
            ContactStatus status = consent.status(stored);
            if (Consent.of(status) == Consent.OPTED_OUT && Consent.allowsOptIn(status)) {
                recorder.ended(next, optedIn(next.result(), statuses.subscribe(stored)), true);
            } else {
                recorder.ended(next, next.result(), false);
            }
            return;
        } catch (JobAbortedException stop) {
            failure = stop.getCause() instanceof HeymarketException e
                    ? e
                    : new HeymarketException(String.valueOf(stop.getMessage()));
            recorder.ended(next, failed(next.result(), failure), false);
            throw stop;
        } catch (HeymarketException e) {
            failure = e;
            recorder.ended(next, failed(next.result(), failure), false);
        }
        policy.stopIfHopeless(failure);
    }

    private static GroupResult optedIn(GroupResult result, ApiResponse response) {
        GroupResult.Ids ids = result.ids();
        return optedIn(
                result.outcome() == Outcome.UPDATED
                        ? result
                        : GroupResult.answered(Outcome.UPDATED, ids.id(), ids.uuid(), response),
                result);
    }

    private static GroupResult optedIn(GroupResult result, GroupResult before) {
        FieldChange optIn = new FieldChange(ObservedFields.OPTED_OUT, "true", "false");
        return result.changing(
                Stream.concat(before.changes().stream(), Stream.of(optIn)).toList());
    }

    private static GroupResult failed(GroupResult result, HeymarketException e) {
        String rest = result.outcome() == Outcome.UPDATED ? "the row's other values are stored; " : "";
        GroupResult failed = e.isMaybeApplied()
                ? GroupResult.failed(
                        Outcome.UNKNOWN,
                        "OUTCOME_UNKNOWN: " + rest + "whether the contact was opted in is not known",
                        e)
                : GroupResult.failed(Outcome.FAILED, "NOT_OPTED_IN: " + rest + "the contact was not opted in", e);
        return failed.of(result).changing(result.changes()).attempts(result.attempts() + e.getAttempts());
    }
}
