package io.github.camelheymarket.client;

import io.github.camelheymarket.client.HeymarketClient.Try;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketUnknownFateException;
import java.time.Instant;

/** Turns a failure into the exception that names it, in words a person can act on. */
final class Failures {

    private static final int BODY_LIMIT = 4000;

    private Failures() {}

    static HeymarketException exception(
            Failure failure, ApiRequest request, Try result, Details details, boolean fateUnknown, Instant now) {
        if (fateUnknown) {
            return new HeymarketUnknownFateException(
                    request + ": " + what(failure, details, result) + tail(details)
                            + ". Heymarket may have stored it; it was not sent again, so that nobody is stored twice. "
                            + "Look the contact up before you send it again.",
                    details,
                    result.cause());
        }
        String message = request + ": " + what(failure, details, result) + tail(details);
        return switch (failure) {
            case UNAUTHORIZED ->
                new HeymarketAuthenticationException(
                        message
                                + ". Check the API secret id and key (or the API key), that they belong to this base URL, and "
                                + "that this machine's clock is right: a token is good for five minutes.",
                        details,
                        null);
            case RATE_LIMITED ->
                new HeymarketRateLimitException(
                        message
                                + ". Another program may be using the same credential; lower requestsPerMinute or raise maxRetries.",
                        details,
                        RetryDelay.parse(result.answer().retryAfter(), now));
            case SERVER -> new HeymarketServerException(message, details, null);
            case NOT_SENT -> new HeymarketConnectionException(message, details, result.cause());
            case LOST ->
                result.answer() == null
                        ? new HeymarketConnectionException(message, details, result.cause())
                        : new HeymarketAnswerException(message, details, null);
            case REFUSED -> refused(message, details);
        };
    }

    private static HeymarketException refused(String message, Details details) {
        return switch (details.status()) {
            case 403 ->
                new HeymarketAuthenticationException(
                        message + ". The credential is good but may not do this; ask who manages it in Heymarket.",
                        details,
                        null);
            case 404 -> new HeymarketNotFoundException(message, details, null);
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

    private static String what(Failure failure, Details details, Try result) {
        if (failure == Failure.NOT_SENT) {
            return "no connection to Heymarket (" + cause(result) + ")";
        }
        if (failure == Failure.LOST) {
            return result.answer() == null
                    ? "the connection was lost or the answer took too long (" + cause(result) + ")"
                    : "the answer is not JSON, or is cut off (HTTP " + details.status() + ")";
        }
        ErrorBody error = ErrorBody.parse(result.answer().body());
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

    /** The kind of the fault; its message may repeat an address with what was sent in it. */
    private static String cause(Try result) {
        return result.cause() == null ? "unknown" : result.cause().getClass().getSimpleName();
    }

    private static String tail(Details details) {
        StringBuilder tail = new StringBuilder();
        if (details.requestId() != null) {
            tail.append(" [request ")
                    .append(ErrorBody.harmless(details.requestId()))
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
