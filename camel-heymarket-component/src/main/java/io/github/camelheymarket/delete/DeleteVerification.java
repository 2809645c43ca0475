package io.github.camelheymarket.delete;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.Reconciler;
import io.github.camelheymarket.api.Reconciler.Finding;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Outcome;

/** Decides the result of a row whose contact was to be deleted: by the answer, and by a read where that proves too little (C5.15). */
final class DeleteVerification<C> {

    private final ContactCalls<C> calls;
    private final CallPolicy policy;
    private final DeleteResults<C> results;
    private final boolean verify;

    /** @param verify read each contact after its delete, whatever the answer says */
    DeleteVerification(ContactCalls<C> calls, CallPolicy policy, DeleteResults<C> results, boolean verify) {
        this.calls = calls;
        this.policy = policy;
        this.results = results;
        this.verify = verify;
    }

    /**
     * The call that deletes the contact was answered.
     *
     * @param unverified the outcome where no read is needed
     */
    void answered(DeleteRow<C> row, C contact, ApiResponse response, Outcome unverified) {
        if (!verify && isSuccess(response)) {
            results.add(row, unverified, null, response);
            return;
        }
        try {
            if (isGone(contact)) {
                results.add(row, Outcome.DELETED, null, response);
            } else {
                results.add(row, Outcome.FAILED, stillThere(response), response);
            }
        } catch (HeymarketException e) {
            results.add(
                    row,
                    Outcome.UNKNOWN,
                    "NOT_VERIFIED: Heymarket accepted the delete, and the read that should verify it failed: "
                            + e.getMessage(),
                    response);
            policy.stopIfHopeless(e);
        }
    }

    /**
     * The call that deletes the contact failed.
     *
     * @param maybeDeleted this call or an earlier one may have deleted the contact
     * @return whether the contact is gone
     */
    boolean failed(DeleteRow<C> row, C contact, HeymarketException e, boolean maybeDeleted, Outcome unverified) {
        if (maybeDeleted && Absence.isMeantBy(e)) {
            // An earlier call of unknown outcome has deleted it, and this one found nothing to delete (R3.4).
            answered(row, contact, response(e), unverified);
            return true;
        }
        boolean isGone = maybeDeleted && CallPolicy.stopReasonAtOnce(e) == null && isKnownToBeGone(contact);
        if (isGone) {
            results.add(row, Outcome.DELETED, null, response(e));
        } else {
            results.failed(row, e, maybeDeleted);
        }
        return isGone;
    }

    private boolean isKnownToBeGone(C contact) {
        try {
            return isGone(contact);
        } catch (HeymarketException e) {
            return false;
        }
    }

    private boolean isGone(C contact) {
        return Reconciler.afterDelete(() -> calls.read(contact)) instanceof Finding.Absent;
    }

    /** Some servers confirm a delete by an answer without a body. */
    private static boolean isSuccess(ApiResponse response) {
        return Answers.isSuccess(response.body())
                || Answers.text(response.body()).isBlank();
    }

    private static String stillThere(ApiResponse response) {
        return "STILL_THERE: Heymarket accepted the delete"
                + (isSuccess(response) ? "" : " without confirming it")
                + ", and the contact still exists";
    }

    private static ApiResponse response(HeymarketException e) {
        return new ApiResponse(e.getStatus(), e.getRequestId(), MissingNode.getInstance(), e.getAttempts());
    }
}
