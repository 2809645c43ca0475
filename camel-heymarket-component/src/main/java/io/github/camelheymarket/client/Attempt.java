package io.github.camelheymarket.client;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of sending a request once.
 *
 * @param failure {@code null} if the attempt was successful
 * @param answer the response; {@code null} if there was none
 * @param content the parsed body of a successful attempt
 * @param cause why there was no response
 * @param token the token that was sent; {@code null} if the attempt was successful
 * @param at the local time of the outcome
 */
record Attempt(
        @Nullable Failure failure,
        @Nullable HttpAnswer answer,
        @Nullable JsonNode content,
        @Nullable IOException cause,
        @Nullable String token,
        Instant at) {

    static Attempt answered(HttpAnswer answer, String token, Instant at) {
        if (answer.status() < 200 || answer.status() > 299) {
            return failed(Failure.ofStatus(answer.status()), answer, token, at);
        }
        if (answer.content() == null) {
            return failed(Failure.LOST, answer, token, at);
        }
        try {
            return new Attempt(null, answer, AnswerParser.parse(answer.content()), null, null, at);
        } catch (StreamConstraintsException e) {
            return failed(Failure.OVERSIZED, answer, token, at);
        } catch (IOException e) {
            // Not kept as the cause, because its message may contain a part of the body.
            return failed(Failure.LOST, answer, token, at);
        }
    }

    private static Attempt failed(Failure failure, HttpAnswer answer, String token, Instant at) {
        return new Attempt(failure, answer, null, null, token, at);
    }

    static Attempt unanswered(Failure failure, IOException cause, String token, Instant at) {
        return new Attempt(failure, null, null, cause, token, at);
    }

    /** The answer, where there was one. */
    HttpAnswer received() {
        return Objects.requireNonNull(answer, "the answer");
    }

    /** The reason why there was no answer. */
    IOException thrown() {
        return Objects.requireNonNull(cause, "why there was no answer");
    }

    @Nullable
    String retryAfter() {
        return answer == null ? null : answer.retryAfter();
    }

    /** The time of Heymarket's clock, else the local time. */
    Instant serverTime() {
        Instant date = answer == null ? null : HttpDates.parse(answer.date());
        return date == null ? at : date;
    }

    ClockDifference clock() {
        return ClockDifference.of(answer == null ? null : answer.date(), at);
    }

    /** Without token and body. */
    @Override
    public String toString() {
        return String.valueOf(failure == null ? answer : failure);
    }
}
