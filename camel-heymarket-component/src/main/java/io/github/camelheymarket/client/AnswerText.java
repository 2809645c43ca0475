package io.github.camelheymarket.client;

import io.github.camelheymarket.client.HttpTransport.AnswerTooLongException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads the body of a response, up to a limit. */
final class AnswerText {

    /** A page of some hundred contacts, the largest known response, is below 1 MiB. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** The limit for the body of an error response, of which the rest is ignored. */
    static final int MAX_ERROR_BYTES = 64 * 1024;

    /** For a body of unknown length. */
    private static final int BUFFER_BYTES = 16 * 1024;

    /** A Content-Length is trusted up to this size; the buffer of a longer body grows. */
    private static final int MAX_FIRST_BYTES = 1024 * 1024;

    private static final byte[] EMPTY = {};

    private AnswerText() {}

    /**
     * @param abort aborts the request, because closing an unfinished body would read it to its end
     * @return text in UTF-8; {@code null} if a 2xx response is anything else
     * @throws AnswerTooLongException if a 2xx response is longer than {@link #MAX_BYTES}, uncompressed
     * @throws IOException if a 2xx response is incomplete
     */
    static byte @Nullable [] read(ClassicHttpResponse response, Runnable abort) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return EMPTY;
        }
        boolean success = response.getCode() >= 200 && response.getCode() <= 299;
        int limit = success ? MAX_BYTES : MAX_ERROR_BYTES;
        Buffer buffer = new Buffer(firstSize(entity.getContentLength(), limit));
        try (InputStream in = entity.getContent()) {
            if (!buffer.fill(in, limit)) {
                abort.run();
                if (success) {
                    throw new AnswerTooLongException("the answer is longer than " + MAX_BYTES / (1024 * 1024) + " MiB");
                }
            }
        } catch (IOException e) {
            // For an error the status and a part of the text are enough.
            if (success) {
                throw e;
            }
        }
        byte[] content = buffer.content(limit);
        // A name that was decoded with a wrong letter would be written back with it.
        return success && !Utf8.isValid(content) ? null : content;
    }

    private static int firstSize(long contentLength, int limit) {
        return contentLength < 0 ? BUFFER_BYTES : (int) Math.min(contentLength, Math.min(limit, MAX_FIRST_BYTES));
    }

    /** Holds what was read. With the right first size nothing is copied. */
    private static final class Buffer {
        private byte[] bytes;
        private int length;

        Buffer(int size) {
            bytes = new byte[size];
        }

        /** @return whether the body ended within the limit */
        boolean fill(InputStream in, int limit) throws IOException {
            while (length <= limit) {
                if (length == bytes.length) {
                    int next = in.read();
                    if (next < 0) {
                        return true;
                    }
                    bytes = Arrays.copyOf(bytes, Math.max(BUFFER_BYTES, 2 * length));
                    bytes[length++] = (byte) next;
                    continue;
                }
                int count = in.read(bytes, length, bytes.length - length);
                if (count < 0) {
                    return true;
                }
                length += count;
            }
            return false;
        }

        byte[] content(int limit) {
            int end = Math.min(length, limit);
            return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
        }
    }
}
