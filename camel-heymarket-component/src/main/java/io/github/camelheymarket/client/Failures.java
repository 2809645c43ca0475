package io.github.camelheymarket.client;

import io.github.camelheymarket.client.HeymarketClient.Try;
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
import java.time.Instant;

/** Turns a failure into the exception that names it, in words a person can act on. */
final class Failures {

    private static final int BODY_LIMIT = 4000;

    private Failures() {}

    /**
     * @param now by our clock
     * @param theirs the same by Heymarket's, as far as it is known
     */
    static HeymarketException exception(
            Try result,
            ApiRequest request,
            Redactor redactor,
            Details details,
            Action action,
            Instant now,
            Instant theirs) {
        String message = request + ": " + what(result, redactor, details) + tail(redactor, details);
        if (action == Action.OUTCOME_UNKNOWN) {
            return new HeymarketUnknownOutcomeException(
                    message + ". Heymarket may have stored it; it was not sent again, so that nobody is stored twice. "
                            + "Look the contact up before you send it again.",
                    details,
                    result.cause());
        }
        return switch (result.failure()) {
            case UNAUTHORIZED ->
                new HeymarketAuthenticationException(
                        message
                                + ". Check the API secret id and key (or the API key), that they belong to this base URL, and "
                                + "that this machine's clock is right: a token is good for five minutes."
                                + clock(result, now),
                        details,
                        null);
            case RATE_LIMITED ->
                new HeymarketRateLimitException(
                        message
                                + ". Another program may be using the same credential; lower requestsPerMinute or raise maxRetries.",
                        details,
                        RetryDelay.parse(result.answer().retryAfter(), theirs));
            case SERVER -> new HeymarketServerException(message, details, null);
            // The reason is in the message; what it came from is the cause.
            case NOT_SENT ->
                new HeymarketConnectionException(
                        message, details, result.cause().getCause());
            case LOST ->
                result.answer() == null
                        ? new HeymarketConnectionException(message, details, result.cause())
                        : new HeymarketAnswerException(message, details, null);
            case OVERSIZED -> new HeymarketAnswerException(message + "." + adviceOn(result), details, null);
            case REFUSED -> refused(message, details);
        };
    }

    private static String clock(Try result, Instant now) {
        ClockDifference clock = ClockDifference.of(result.answer().date(), now);
        return clock.isNone() ? "" : " Mind that " + clock + ".";
    }

    private static String adviceOn(Try result) {
        boolean body = result.answer() != null || !result.cause().getMessage().startsWith("the head ");
        return body
                ? " Ask for less at a time: lower pageSize."
                : " Heymarket does not answer so: check baseUrl, and the proxy if there is one.";
    }

    private static HeymarketException refused(String message, Details details) {
        return switch (details.status()) {
            case 403 ->
                new HeymarketAuthenticationException(
                        message + ". The credential is good but may not do this; ask who manages it in Heymarket.",
                        details,
                        null);
            case 404 -> new HeymarketNotFoundException(message, details, null);
            case 407 ->
                new HeymarketConnectionException(
                        message
                                + ". It was the proxy that answered; set proxyAuthUsername and proxyAuthPassword on the HTTP component.",
                        details,
                        null);
            default ->
                details.status() < 400
                        ? new HeymarketAnswerException(
                                message
                                        + ". Redirects are not followed, since the token would travel along; check baseUrl.",
                                details,
                                null)
                        : new HeymarketBadRequestException(message, details, null);
        };
    }

    private static String what(Try result, Redactor redactor, Details details) {
        return switch (result.failure()) {
            case NOT_SENT -> "no connection to Heymarket: " + result.cause().getMessage();
            case LOST ->
                result.answer() == null ? lost(result.cause()) : unreadable("is not JSON or is cut off", details);
            case OVERSIZED ->
                result.answer() == null
                        ? result.cause().getMessage()
                        : unreadable("is nested or long beyond reason", details);
            default -> said(ErrorBody.parse(result.answer().body(), redactor), details);
        };
    }

    /** Only the kind of the fault: its message may repeat an address with what was sent in it. */
    private static String lost(Throwable cause) {
        return cause instanceof SocketTimeoutException
                ? "no whole answer came within responseTimeout"
                : "the connection was lost before the answer was complete ("
                        + cause.getClass().getSimpleName() + ")";
    }

    private static String unreadable(String how, Details details) {
        return "the answer (HTTP " + details.status() + ") " + how;
    }

    private static String said(ErrorBody error, Details details) {
        StringBuilder text = new StringBuilder("Heymarket answered ").append(details.status());
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

    private static String tail(Redactor redactor, Details details) {
        StringBuilder tail = new StringBuilder();
        if (details.requestId() != null) {
            tail.append(" [request ")
                    .append(redactor.redact(details.requestId()))
                    .append(']');
        }
        if (details.attempts() > 1) {
            tail.append(" after ").append(details.attempts()).append(" attempts");
        }
        return tail.toString();
    }

    static String cut(String body) {
        return body == null || body.length() <= BODY_LIMIT ? body : body.substring(0, BODY_LIMIT);
    }
}
