package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a group of rows; the rows' results are made of it. */
record GroupResult(
        Outcome outcome,
        Long contactId,
        String uuid,
        String reason,
        String field,
        Integer status,
        String requestId,
        int attempts) {

    /** An end that no write of the run decided. */
    static GroupResult unsent(Outcome outcome, StoredContact stored) {
        return new GroupResult(
                outcome,
                stored == null ? null : stored.id(),
                stored == null ? null : stored.uuid(),
                null,
                null,
                null,
                null,
                0);
    }

    static GroupResult unsent(Outcome outcome, String code, String sentence, String field) {
        return new GroupResult(outcome, null, null, code + ": " + sentence, field, null, null, 0);
    }

    /** Nothing is written, since nobody can tell which of the contacts the rows mean (R1.6). */
    static GroupResult ambiguous(String what, List<StoredContact> candidates) {
        String ids = candidates.stream().map(StoredContact::name).collect(Collectors.joining(", "));
        return unsent(Outcome.AMBIGUOUS, "AMBIGUOUS", what + ": " + ids, null);
    }

    static GroupResult answered(Outcome outcome, Long id, String uuid, ApiResponse response, int attempts) {
        return new GroupResult(outcome, id, uuid, null, null, response.status(), response.requestId(), attempts);
    }

    static GroupResult refused(Outcome outcome, String code, String sentence, ApiResponse response, int attempts) {
        return new GroupResult(
                outcome, null, null, code + ": " + sentence, null, response.status(), response.requestId(), attempts);
    }

    /** @param code the reason's code, before the exception's own words */
    static GroupResult failed(Outcome outcome, String code, HeymarketException e, int attempts) {
        return new GroupResult(
                outcome,
                null,
                null,
                code + ": " + Redactor.ofNothing().redact(String.valueOf(e.getMessage())),
                e.getField(),
                e.getStatus() == 0 ? null : e.getStatus(),
                e.getRequestId(),
                attempts);
    }

    /** A failure of the transport, or of Heymarket, before anything could be stored. */
    static GroupResult notSent(HeymarketException e, int attempts) {
        return failed(Outcome.FAILED, codeOf(e), e, attempts);
    }

    private static String codeOf(HeymarketException e) {
        if (e instanceof HeymarketRateLimitException) {
            return "RATE_LIMITED";
        }
        if (e instanceof HeymarketServerException) {
            return "SERVER_ERROR";
        }
        if (e instanceof HeymarketConnectionException) {
            return "NO_ANSWER";
        }
        return e instanceof HeymarketAnswerException ? "BAD_ANSWER" : "REFUSED";
    }

    /** The same end, with more to say before the reason's own words. */
    GroupResult because(String beginning) {
        String words = reason.substring(reason.indexOf(':') + 2);
        return new GroupResult(outcome, contactId, uuid, beginning + words, field, status, requestId, attempts);
    }

    /** The same end after so many requests. */
    GroupResult after(int requests) {
        return new GroupResult(outcome, contactId, uuid, reason, field, status, requestId, requests);
    }

    /** The same end, called otherwise. */
    GroupResult as(Outcome other) {
        return new GroupResult(other, contactId, uuid, reason, field, status, requestId, attempts);
    }

    /** The reason's code; {@code null} where there is none. */
    String code() {
        return reason == null ? null : reason.substring(0, Math.max(0, reason.indexOf(':')));
    }

    /** A row that could not be read. */
    static GroupResult rejected(HeymarketValidationException e) {
        return new GroupResult(
                Outcome.REJECTED, null, null, e.getReason() + ": " + e.getMessage(), e.getField(), null, null, 0);
    }

    /** The same end with a sentence more to its reason. */
    GroupResult adding(String sentence) {
        String both = reason == null ? sentence : reason + (reason.endsWith(".") ? " " : ". ") + sentence;
        return new GroupResult(outcome, contactId, uuid, both, field, status, requestId, attempts);
    }

    /** The same end, of the contact that another end names. */
    GroupResult named(GroupResult other) {
        return new GroupResult(outcome, other.contactId, other.uuid, reason, field, status, requestId, attempts);
    }

    /** The same answer, read otherwise. */
    GroupResult but(Outcome other, String otherReason) {
        return new GroupResult(other, contactId, uuid, otherReason, field, status, requestId, attempts);
    }

    /** The same end, of a contact that is known. */
    GroupResult of(StoredContact stored) {
        return new GroupResult(
                outcome,
                contactId != null ? contactId : stored.id(),
                uuid != null ? uuid : stored.uuid(),
                reason,
                field,
                status,
                requestId,
                attempts);
    }
}
