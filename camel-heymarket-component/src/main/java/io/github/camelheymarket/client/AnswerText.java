package io.github.camelheymarket.client;

import io.github.camelheymarket.client.HttpTransport.AnswerTooLongException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads the body of an answer as text, up to a limit. */
final class AnswerText {

    /** Some hundred contacts, the most a call is known to bring, are below one MiB. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Of an answer that tells of an error this much is read. */
    static final int MAX_ERROR_BYTES = 64 * 1024;

    private static final int BUFFER_BYTES = 16 * 1024;

    private AnswerText() {}

    /**
     * @param abort breaks the connection off: to close a body that has not ended means to read it to its end
     * @return {@code null} for a 2xx answer that is not UTF-8
     * @throws AnswerTooLongException when a 2xx answer is longer than {@link #MAX_BYTES}, unpacked
     * @throws IOException when a 2xx answer does not arrive whole
     */
    static String read(ClassicHttpResponse response, Runnable abort) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        boolean good = response.getCode() >= 200 && response.getCode() <= 299;
        int buffer = bufferSize(response.getEntity().getContentLength());
        ByteArrayOutputStream out = new ByteArrayOutputStream(buffer);
        try (InputStream in = response.getEntity().getContent()) {
            if (!copy(in, out, buffer, good ? MAX_BYTES : MAX_ERROR_BYTES)) {
                abort.run();
                if (good) {
                    throw new AnswerTooLongException("the answer is longer than " + MAX_BYTES / (1024 * 1024) + " MiB");
                }
            }
        } catch (IOException e) {
            // What an error is is told by its status; half of its text is better than none.
            if (good) {
                throw e;
            }
        }
        return good ? exactly(out) : out.toString(StandardCharsets.UTF_8);
    }

    /** Without loss: a name that was read with a wrong letter would be written back with it. */
    private static String exactly(ByteArrayOutputStream out) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Most answers are small and tell their length. */
    private static int bufferSize(long contentLength) {
        return contentLength < 0 ? BUFFER_BYTES : (int) Math.min(contentLength + 1, BUFFER_BYTES);
    }

    /** @return whether that was all */
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
