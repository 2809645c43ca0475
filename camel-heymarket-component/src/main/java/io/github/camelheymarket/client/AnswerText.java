package io.github.camelheymarket.client;

import io.github.camelheymarket.client.HttpTransport.AnswerTooLongException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads the body of a response as text, up to a limit. */
final class AnswerText {

    /** A page of some hundred contacts, the largest known response, is below 1 MiB. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** The limit for the body of an error response, of which the rest is ignored. */
    static final int MAX_ERROR_BYTES = 64 * 1024;

    private static final int BUFFER_BYTES = 16 * 1024;

    private AnswerText() {}

    /**
     * @param abort aborts the request, because closing an unfinished body would read it to its end
     * @return {@code null} if a 2xx response is not UTF-8
     * @throws AnswerTooLongException if a 2xx response is longer than {@link #MAX_BYTES}, uncompressed
     * @throws IOException if a 2xx response is incomplete
     */
    static String read(ClassicHttpResponse response, Runnable abort) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        boolean success = response.getCode() >= 200 && response.getCode() <= 299;
        int buffer = bufferSize(response.getEntity().getContentLength());
        ByteArrayOutputStream out = new ByteArrayOutputStream(buffer);
        try (InputStream in = response.getEntity().getContent()) {
            if (!copy(in, out, buffer, success ? MAX_BYTES : MAX_ERROR_BYTES)) {
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
        return success ? decodeStrictly(out) : out.toString(StandardCharsets.UTF_8);
    }

    /** Strictly, because a name that was decoded with a wrong letter would be written back with it. */
    private static String decodeStrictly(ByteArrayOutputStream out) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Most responses are small and have a Content-Length. */
    private static int bufferSize(long contentLength) {
        return contentLength < 0 ? BUFFER_BYTES : (int) Math.min(contentLength + 1, BUFFER_BYTES);
    }

    /** @return whether the body ended within the limit */
    private static boolean copy(InputStream in, ByteArrayOutputStream out, int bufferSize, int limit)
            throws IOException {
        byte[] buffer = new byte[bufferSize];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (out.size() + n > limit) {
                return false;
            }
            out.write(buffer, 0, n);
        }
        return true;
    }
}
