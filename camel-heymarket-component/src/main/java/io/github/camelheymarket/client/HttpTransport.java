package io.github.camelheymarket.client;

import java.io.Closeable;
import java.io.IOException;

/** Sends one request, once: nothing below this line retries, follows a redirect or keeps a cookie. */
interface HttpTransport extends Closeable {

    /**
     * @param body the JSON to send, {@code null} for none
     * @return the answer, whatever its status, its body read
     * @throws NotSentException when the request surely did not reach the server
     * @throws IOException when nobody knows whether it did
     */
    HttpAnswer send(ApiRequest request, String token, byte[] body) throws IOException;

    /**
     * @param requestId {@code X-Request-Id}, {@code null} where there was none
     * @param retryAfter {@code Retry-After} as it came, {@code null} where there was none
     */
    record HttpAnswer(int status, String requestId, String retryAfter, String body) {}

    /** The connection could not be made. */
    final class NotSentException extends IOException {
        NotSentException(IOException cause) {
            super(cause);
        }
    }

    /** An answer longer than anybody needs: refused before it fills the memory. */
    final class AnswerTooLongException extends IOException {
        AnswerTooLongException(String message) {
            super(message);
        }
    }
}
