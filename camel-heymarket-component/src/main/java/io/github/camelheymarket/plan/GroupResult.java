package io.github.camelheymarket.plan;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of a group of rows, from which the result of each row is made.
 *
 * @param ids of the contact, as far as they are known
 * @param reason why the rows are unsuccessful; {@link Reason#NONE} where they succeeded
 * @param answer the answer that decided, and the requests that were sent for the rows
 * @param changes the changes that are stored
 */
public record GroupResult(Outcome outcome, Ids ids, Reason reason, Answer answer, List<FieldChange> changes) {

    public record Ids(@Nullable Long id, @Nullable String uuid) {
        private static final Ids NONE = new Ids(null, null);

        private static Ids of(@Nullable StoredContact stored) {
            return stored == null ? NONE : new Ids(stored.id(), stored.uuid());
        }
    }

    /**
     * @param text begins with a code in capitals and a colon; {@code null} for none
     * @param field the field at fault; {@code null} where the reason is about none
     */
    public record Reason(@Nullable String text, @Nullable String field) {
        private static final Reason NONE = new Reason(null, null);

        private static Reason of(String code, String sentence, @Nullable String field) {
            return new Reason(code + ": " + sentence, field);
        }
    }

    /** @param attempts requests that carried a write of the rows, retries included */
    public record Answer(@Nullable Integer status, @Nullable String requestId, int attempts) {
        private static final Answer NONE = new Answer(null, null, 0);

        private static Answer of(ApiResponse response) {
            return new Answer(response.status(), response.requestId(), response.attempts());
        }
    }

    /** A result that needed no write. @param stored the contact; {@code null} for none */
    public static GroupResult unsent(Outcome outcome, @Nullable StoredContact stored) {
        return new GroupResult(outcome, Ids.of(stored), Reason.NONE, Answer.NONE, List.of());
    }

    public static GroupResult unsent(Outcome outcome, String code, String sentence, @Nullable String field) {
        return new GroupResult(outcome, Ids.NONE, Reason.of(code, sentence, field), Answer.NONE, List.of());
    }

    /** Nothing is written, since several contacts match the rows (R1.6). */
    public static GroupResult ambiguous(String what, List<StoredContact> candidates) {
        String ids = candidates.stream().map(StoredContact::name).collect(Collectors.joining(", "));
        return unsent(Outcome.AMBIGUOUS, "AMBIGUOUS", what + ": " + ids, null);
    }

    public static GroupResult answered(
            Outcome outcome, @Nullable Long id, @Nullable String uuid, ApiResponse response) {
        return new GroupResult(outcome, new Ids(id, uuid), Reason.NONE, Answer.of(response), List.of());
    }

    /** The call succeeded, and its answer shows that the rows are unsuccessful. */
    public static GroupResult refused(Outcome outcome, String code, String sentence, ApiResponse response) {
        return new GroupResult(outcome, Ids.NONE, Reason.of(code, sentence, null), Answer.of(response), List.of());
    }

    /** @param code of the reason; the message of the exception follows it */
    public static GroupResult failed(Outcome outcome, String code, HeymarketException e) {
        return failed(outcome, e, code + ": ");
    }

    /** @param beginning of the reason; the message of the exception follows it */
    private static GroupResult failed(Outcome outcome, HeymarketException e, String beginning) {
        Integer status = e.getStatus() == 0 ? null : e.getStatus();
        return new GroupResult(
                outcome,
                Ids.NONE,
                new Reason(beginning + Redactor.ofNothing().redact(String.valueOf(e.getMessage())), e.getField()),
                new Answer(status, e.getRequestId(), e.getAttempts()),
                List.of());
    }

    /** The call failed, in the transport or at Heymarket, before anything can have been stored. */
    public static GroupResult notSent(HeymarketException e) {
        return failed(Outcome.FAILED, codeOf(e), e);
    }

    /** The rows were sent, no answer came, and no read shows whether they are stored. */
    public static GroupResult unknown(HeymarketException e) {
        return failed(Outcome.UNKNOWN, "OUTCOME_UNKNOWN", e);
    }

    /** The same, where a call that carried the rows alone got no answer either. */
    public static GroupResult unknownAlone(HeymarketException e) {
        return failed(
                Outcome.UNKNOWN,
                e,
                "OUTCOME_UNKNOWN: a call that carried this row alone failed too, and a search does not show the row stored. ");
    }

    /** The rows were written, and the run stopped before a read verified that. */
    public static GroupResult notVerified(ApiResponse response) {
        return refused(Outcome.UNKNOWN, "NOT_VERIFIED", "the run stopped before a search verified the write", response);
    }

    /** A row that is not valid. */
    public static GroupResult rejected(HeymarketValidationException e) {
        return unsent(Outcome.REJECTED, e.getReason(), String.valueOf(e.getMessage()), e.getField());
    }

    /** A row that is not valid, that opts a contact out and that has no key of the contact. */
    public static GroupResult rejectedWithoutKey(HeymarketValidationException e) {
        return rejected(e).adding("Its opt-out was not carried out: no valid key identifies the contact.");
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

    /** The code of the reason; {@code null} where there is no reason. */
    public @Nullable String code() {
        return reason.text == null ? null : reason.text.substring(0, Math.max(0, reason.text.indexOf(':')));
    }

    public int attempts() {
        return answer.attempts;
    }

    public GroupResult with(Outcome other) {
        return new GroupResult(other, ids, reason, answer, changes);
    }

    private GroupResult with(Reason other) {
        return new GroupResult(outcome, ids, other, answer, changes);
    }

    /** With another outcome and reason. */
    public GroupResult but(Outcome other, String otherReason) {
        return with(other).with(new Reason(otherReason, reason.field));
    }

    /** With one more sentence in the reason. */
    public GroupResult adding(String sentence) {
        String text = reason.text;
        String both = text == null ? sentence : text + (text.endsWith(".") ? " " : ". ") + sentence;
        return with(new Reason(both, reason.field));
    }

    public GroupResult attempts(int attempts) {
        return new GroupResult(outcome, ids, reason, new Answer(answer.status, answer.requestId, attempts), changes);
    }

    public GroupResult changing(List<FieldChange> stored) {
        return new GroupResult(outcome, ids, reason, answer, stored);
    }

    /** About the contact of another result. */
    public GroupResult of(GroupResult other) {
        return new GroupResult(outcome, other.ids, reason, answer, changes);
    }

    /** About a contact that is known, where the result has no ids. */
    public GroupResult of(StoredContact stored) {
        Ids both = new Ids(ids.id != null ? ids.id : stored.id(), ids.uuid != null ? ids.uuid : stored.uuid());
        return new GroupResult(outcome, both, reason, answer, changes);
    }
}
