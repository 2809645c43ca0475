package io.github.camelheymarket.client;

import io.github.camelheymarket.client.RetryTable.Action;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** Creates the exception for a failed attempt, with a message that names the remedy. */
final class Failures {

    private static final int BODY_LIMIT = 4000;

    private Failures() {}

    private static String doubt(ApiRequest request) {
        return request.operation().startsWith("contacts/")
                ? ". Heymarket may have stored the contact; it was not sent again, to create no duplicate. Look the contact "
                        + "up before you send it again."
                : ". Heymarket may have carried out the request; it was not sent again, since that could do it twice. Find out "
                        + "before you send it again.";
    }

    static HeymarketException exception(
            Attempt attempt, ApiRequest request, Redactor redactor, Details details, Action action) {
        String message = request + ": " + reason(attempt, redactor, details) + suffix(redactor, details);
        if (action == Action.OUTCOME_UNKNOWN) {
            return new HeymarketUnknownOutcomeException(message + doubt(request), details, attempt.cause());
        }
        return switch (attempt.failure()) {
            case UNAUTHORIZED ->
                new HeymarketAuthenticationException(
                        message
                                + ". Check the API secret id and key (or the API key), that they belong to this base URL, and "
                                + "that this machine's clock is right: a token is valid for five minutes."
                                + clockAdvice(attempt),
                        details,
                        null);
            case RATE_LIMITED ->
                new HeymarketRateLimitException(
                        message
                                + ". Another program may be using the same credential; lower requestsPerMinute or raise maxRetries.",
                        details,
                        RetryDelay.parse(attempt.received().retryAfter(), attempt.serverTime()));
            case SERVER -> new HeymarketServerException(message, details, null);
            // The message contains the reason; its cause is the original exception.
            case NOT_SENT ->
                new HeymarketConnectionException(
                        message, details, attempt.thrown().getCause());
            case LOST ->
                attempt.answer() == null
                        ? new HeymarketConnectionException(message, details, attempt.cause())
                        : new HeymarketAnswerException(message, details, null);
            case OVERSIZED -> new HeymarketAnswerException(message + "." + oversizedAdvice(attempt), details, null);
            case REFUSED -> refused(message, details);
        };
    }

    private static String clockAdvice(Attempt attempt) {
        ClockDifference clock = attempt.clock();
        return clock.isNone() ? "" : " Note that " + clock + ".";
    }

    private static String oversizedAdvice(Attempt attempt) {
        boolean body = attempt.answer() != null
                || !String.valueOf(attempt.thrown().getMessage()).startsWith("the head ");
        return body
                ? " Request less at a time: lower pageSize."
                : " Heymarket does not send such responses: check baseUrl, and the proxy if there is one.";
    }

    private static HeymarketException refused(String message, Details details) {
        return switch (details.response().status()) {
            case 403 ->
                new HeymarketAuthenticationException(
                        message
                                + ". The credential is valid but lacks the permission; ask its administrator in Heymarket.",
                        details,
                        null);
            case 404 -> new HeymarketNotFoundException(message, details, null);
            case 407 ->
                new HeymarketConnectionException(
                        message
                                + ". The proxy sent this response; set proxyAuthUsername and proxyAuthPassword on the HTTP component.",
                        details,
                        null);
            default ->
                details.response().status() < 400
                        ? new HeymarketAnswerException(
                                message
                                        + ". Redirects are not followed, because the token would be sent along; check baseUrl.",
                                details,
                                null)
                        : new HeymarketBadRequestException(message, details, null);
        };
    }

    private static String reason(Attempt attempt, Redactor redactor, Details details) {
        return switch (attempt.failure()) {
            case NOT_SENT -> "no connection to Heymarket: " + attempt.thrown().getMessage();
            case LOST ->
                attempt.answer() == null ? lost(attempt.thrown()) : unreadable("is not JSON or is incomplete", details);
            case OVERSIZED ->
                attempt.answer() == null
                        ? String.valueOf(attempt.thrown().getMessage())
                        : unreadable(
                                "is nested too deep, or a value in it is too long, or it has more than a million values",
                                details);
            default -> response(ErrorBody.parse(attempt.received().body(), redactor), details);
        };
    }

    /** Only the class of the exception, whose message may contain the path. */
    private static String lost(Throwable cause) {
        return cause instanceof SocketTimeoutException
                ? "there was no complete response within responseTimeout"
                : "the connection was lost before the response was complete ("
                        + cause.getClass().getSimpleName() + ")";
    }

    private static String unreadable(String how, Details details) {
        return "the response (HTTP " + details.response().status() + ") " + how;
    }

    private static String response(ErrorBody error, Details details) {
        StringBuilder text = new StringBuilder("Heymarket answered ")
                .append(details.response().status());
        if (error.code() != null) {
            text.append(' ').append(error.code());
        }
        if (error.text() != null && !error.text().equals(error.code())) {
            text.append(": ").append(error.text());
        }
        if (error.field() != null) {
            text.append(" (field ").append(error.field()).append(')');
        }
        return text.toString();
    }

    private static String suffix(Redactor redactor, Details details) {
        StringBuilder suffix = new StringBuilder();
        if (details.response().requestId() != null) {
            suffix.append(" [request ")
                    .append(redactor.redact(details.response().requestId()))
                    .append(']');
        }
        if (details.attempts() > 1) {
            suffix.append(" after ").append(details.attempts()).append(" attempts");
        }
        return suffix.toString();
    }

    static @Nullable String shortened(@Nullable String body) {
        return body == null || body.length() <= BODY_LIMIT ? body : body.substring(0, BODY_LIMIT);
    }
}
