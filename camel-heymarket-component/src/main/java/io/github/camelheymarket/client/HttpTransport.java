package io.github.camelheymarket.client;

import java.io.Closeable;
import java.io.IOException;

/** Sends one request, once: nothing below this line retries, follows a redirect or keeps a cookie. */
interface HttpTransport extends Closeable {

    /**
     * @param body the JSON to send, {@code null} for none
     * @return the answer, whatever its status, its body read
     * @throws NotSentException when the request surely did not reach the server
     * @throws AnswerTooLongException when the answer is longer than anybody needs
     * @throws java.net.SocketTimeoutException when no answer came within {@code responseTimeout}, or did not end within
     *     that time once it had begun
     * @throws IOException when nobody knows whether the request reached the server
     */
    HttpAnswer send(ApiRequest request, String token, byte[] body) throws IOException;

    /**
     * @param requestId {@code X-Request-Id}, {@code null} where there was none that has the form of an id
     * @param retryAfter {@code Retry-After} as it came, {@code null} where there was none
     * @param body {@code null} where it is no text
     * @param date {@code Date} as it came, {@code null} where there was none
     */
    record HttpAnswer(int status, String requestId, String retryAfter, String body, String date) {

        public HttpAnswer {
            requestId = ServerNames.id(requestId);
        }

        /** Without a date. */
        HttpAnswer(int status, String requestId, String retryAfter, String body) {
            this(status, requestId, retryAfter, body, null);
        }

        /** Names the answer without its body. */
        @Override
        public String toString() {
            return "HttpAnswer[" + status + ", requestId=" + requestId + "]";
        }
    }

    /** Nothing of the request went out. The message says why, in words that can be shown. */
    final class NotSentException extends IOException {
        NotSentException(String reason, Exception cause) {
            super(reason, cause);
        }
    }

    /** An answer longer than anybody needs: refused before it fills the memory. */
    final class AnswerTooLongException extends IOException {
        AnswerTooLongException(String message) {
            super(message);
        }
    }
}
