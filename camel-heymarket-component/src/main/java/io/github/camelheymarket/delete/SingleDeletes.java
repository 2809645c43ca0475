package io.github.camelheymarket.delete;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Outcome;
import java.util.Optional;

/** The part of a bulk delete that goes one by one: looks before deletes, and deletes of contacts that have no UUID. */
final class SingleDeletes {

    private final BulkDelete.Singles calls;
    private final CallPolicy policy;
    private final DeleteResults results;
    private final boolean verify;
    private final boolean dryRun;

    SingleDeletes(BulkDelete.Singles calls, CallPolicy policy, DeleteResults results, boolean verify, boolean dryRun) {
        this.calls = calls;
        this.policy = policy;
        this.results = results;
        this.verify = verify;
        this.dryRun = dryRun;
    }

    /** Whether the contact of a UUID may be deleted; otherwise its row has ended. */
    boolean mayGo(DeleteRow row) {
        try {
            return mayGo(row, calls.look(row.uuid()));
        } catch (HeymarketException e) {
            results.add(row, DeleteFailure.of(e, false), e);
            stopIfHopeless(e);
            return false;
        }
    }

    private boolean mayGo(DeleteRow row, BulkDelete.Standing standing) {
        if (standing == BulkDelete.Standing.KEPT) {
            results.add(
                    row,
                    Outcome.KEPT_CONSENT,
                    "KEPT_CONSENT: the contact opted out or is blocked, and Heymarket forgets that with it",
                    (ApiResponse) null);
        } else if (standing == BulkDelete.Standing.UNKNOWN) {
            results.add(
                    row,
                    Outcome.FAILED,
                    "CONSENT_UNKNOWN: Heymarket does not tell whether the contact opted out; keepOptedOut=false "
                            + "deletes it all the same",
                    (ApiResponse) null);
        }
        return standing == BulkDelete.Standing.FREE;
    }

    /** @param handle of a {@link BulkDelete.Target.Single} */
    void delete(DeleteRow row, Object handle) {
        if (dryRun && !calls.looks()) {
            results.add(row, Outcome.SENT, null, (ApiResponse) null);
            return;
        }
        find(row, handle).ifPresent(found -> {
            if (dryRun) {
                results.add(row, Outcome.SENT, null, (ApiResponse) null);
            } else {
                deleteFound(row, found);
            }
        });
    }

    /** @return empty where the row has ended */
    private Optional<Object> find(DeleteRow row, Object handle) {
        try {
            Object found = calls.find(handle);
            return mayGo(row, calls.look(found)) ? Optional.of(found) : Optional.empty();
        } catch (HeymarketValidationException e) {
            Outcome outcome = e.getReason().equals("AMBIGUOUS") ? Outcome.AMBIGUOUS : Outcome.REJECTED;
            results.add(row, outcome, e.getReason(), e);
        } catch (HeymarketException e) {
            results.add(row, DeleteFailure.of(e, false), e);
            stopIfHopeless(e);
        }
        return Optional.empty();
    }

    private void deleteFound(DeleteRow row, Object found) {
        ApiResponse response;
        try {
            response = calls.delete(found);
        } catch (HeymarketException e) {
            failed(row, found, e);
            return;
        }
        if (!verify && DeleteAnswers.isSuccess(response)) {
            results.add(row, Outcome.DELETED, null, response);
            return;
        }
        boolean isThere;
        try {
            isThere = calls.isThere(found);
        } catch (HeymarketException e) {
            results.add(row, Outcome.UNKNOWN, DeleteFailure.notVerified(e), response);
            stopIfHopeless(e);
            return;
        }
        if (isThere) {
            results.add(row, Outcome.FAILED, DeleteAnswers.stillThere(response), response);
        } else {
            results.add(row, Outcome.DELETED, null, response);
        }
    }

    /** A delete that may have been done is looked after once. */
    private void failed(DeleteRow row, Object found, HeymarketException e) {
        boolean isGone = e.isMaybeApplied()
                && CallPolicy.stopReasonAtOnce(e) == null
                && DeleteAnswers.isGone(() -> calls.isThere(found));
        if (isGone) {
            results.add(row, Outcome.DELETED, null, DeleteAnswers.of(e));
        } else {
            results.add(row, DeleteFailure.of(e, e.isMaybeApplied()), e);
            stopIfHopeless(e);
        }
    }

    private void stopIfHopeless(HeymarketException e) {
        policy.stopIfHopeless(e);
    }
}
