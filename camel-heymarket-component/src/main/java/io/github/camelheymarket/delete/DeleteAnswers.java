package io.github.camelheymarket.delete;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Answers;
import java.util.function.BooleanSupplier;

/** What the answer to a delete proves (C5.15). */
final class DeleteAnswers {

    private DeleteAnswers() {}

    /** Whether it says that the delete was done, or says nothing at all, as some servers do. */
    static boolean isSuccess(ApiResponse response) {
        return Answers.isSuccess(response.body())
                || Answers.text(response.body()).isBlank();
    }

    /** The reason of a row whose contact is there after its delete. */
    static String stillThere(ApiResponse response) {
        return "STILL_THERE: Heymarket took the call" + (isSuccess(response) ? "" : " and did not say that it was done")
                + ", and the contact is still there";
    }

    /** Whether a read after a delete without an answer finds nobody. */
    static boolean isGone(BooleanSupplier isThere) {
        try {
            return !isThere.getAsBoolean();
        } catch (HeymarketException e) {
            return false;
        }
    }

    /** For a delete that was done although its call failed. */
    static ApiResponse of(HeymarketException e) {
        return new ApiResponse(e.getStatus(), e.getRequestId(), MissingNode.getInstance(), e.getAttempts());
    }
}
