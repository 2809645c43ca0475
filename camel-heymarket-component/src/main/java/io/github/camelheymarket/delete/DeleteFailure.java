package io.github.camelheymarket.delete;

import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.Outcome;

/** What the failure of a delete is told as. */
record DeleteFailure(Outcome outcome, String code) {

    static final String OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN";

    /** @param mayBeDeleted who may be deleted already must not be told to be there still */
    static DeleteFailure of(HeymarketException e, boolean mayBeDeleted) {
        if (mayBeDeleted) {
            return new DeleteFailure(Outcome.UNKNOWN, OUTCOME_UNKNOWN);
        }
        if (e instanceof HeymarketNotFoundException) {
            return new DeleteFailure(Outcome.REJECTED, "NOT_FOUND");
        }
        if (e instanceof HeymarketBadRequestException) {
            return new DeleteFailure(Outcome.REJECTED, "REFUSED");
        }
        return new DeleteFailure(
                Outcome.FAILED, e instanceof HeymarketAuthenticationException ? "NOT_ALLOWED" : "FAILED");
    }

    /** A read that was to tell whether the contact is gone has failed. */
    static String notVerified(HeymarketException e) {
        return "NOT_VERIFIED: the delete was taken, and the read that was to verify it failed: " + e.getMessage();
    }
}
