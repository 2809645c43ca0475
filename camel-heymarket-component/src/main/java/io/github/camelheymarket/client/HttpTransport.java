package io.github.camelheymarket.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Sends a request once. It does not retry, follow redirects or keep cookies. */
interface HttpTransport extends Closeable {

    /**
     * Sends a request and reads the response.
     *
     * @param body the JSON to send; {@code null} for none
     * @return the response, whatever its status
     * @throws NotSentException if the request did not reach the server
     * @throws AnswerTooLongException if the response exceeds the limits
     * @throws java.net.SocketTimeoutException if there was no response within {@code responseTimeout}, or the response did not
     *     end within that time after it had begun
     * @throws IOException if it is not known whether the request reached the server
     */
    HttpAnswer send(ApiRequest request, String token, byte @Nullable [] body) throws IOException;

    /**
     * A response of any status.
     *
     * @param requestId the header {@code X-Request-Id}; {@code null} if it is missing or not an id
     * @param retryAfter the header {@code Retry-After}; {@code null} if it is missing
     * @param content the body in UTF-8, not to be changed; {@code null} if the body is not text
     * @param date the header {@code Date}; {@code null} if it is missing
     */
    record HttpAnswer(
            int status,
            @Nullable String requestId,
            @Nullable String retryAfter,
            byte @Nullable [] content,
            @Nullable String date) {

        public HttpAnswer(
                int status,
                @Nullable String requestId,
                @Nullable String retryAfter,
                byte @Nullable [] content,
                @Nullable String date) {
            this.status = status;
            this.requestId = ServerNames.id(requestId);
            this.retryAfter = retryAfter;
            this.content = content;
            this.date = date;
        }

        /** {@code null} if the body is not text. */
        @Nullable
        String body() {
            return content == null ? null : new String(content, StandardCharsets.UTF_8);
        }

        /** Without the body, which may contain personal data. */
        @Override
        public String toString() {
            return "HttpAnswer[" + status + ", requestId=" + requestId + "]";
        }
    }

    /** Nothing of the request was sent. The message says why, without personal data. */
    final class NotSentException extends IOException {
        NotSentException(String reason, @Nullable Exception cause) {
            super(reason, cause);
        }
    }

    /** The response exceeds the limits, and was not read further. */
    final class AnswerTooLongException extends IOException {
        AnswerTooLongException(String message) {
            super(message);
        }
    }
}
