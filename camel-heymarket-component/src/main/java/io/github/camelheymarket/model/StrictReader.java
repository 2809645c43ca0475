package io.github.camelheymarket.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON bytes while they are read. It returns all characters before an invalid byte sequence and throws then, whereas
 * {@link java.io.InputStreamReader} throws up to 8 KiB too early.
 */
final class StrictReader extends Reader {

    private static final int BUFFER = 8192;

    private final InputStream bytes;
    private final ByteBuffer undecoded = ByteBuffer.allocate(BUFFER);
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER).flip();
    /** {@code null} before the first bytes were read, which show the encoding. */
    private @Nullable CharsetDecoder decoder;

    private boolean atEnd;
    private boolean done;
    private boolean begun;

    StrictReader(InputStream bytes) {
        this.bytes = bytes;
    }

    /** A byte sequence is invalid in the encoding. */
    static final class BadEncodingException extends CharacterCodingException {

        private final String charset;

        BadEncodingException(String charset) {
            this.charset = charset;
        }

        String charset() {
            return charset;
        }

        @Override
        public String getMessage() {
            return "a byte sequence that is invalid in " + charset;
        }
    }

    /** Detects the encoding by the byte order mark, else by the zero bytes around the first character, which is ASCII in JSON. */
    private CharsetDecoder detect() throws IOException {
        byte[] first = bytes.readNBytes(4);
        undecoded.put(first).flip();
        atEnd = first.length < 4;
        return charset(first)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Charset charset(byte[] first) {
        int a = at(first, 0);
        int b = at(first, 1);
        int c = at(first, 2);
        int d = at(first, 3);
        if (a == 0 && b == 0 && c == 0xFE && d == 0xFF || a == 0 && b == 0 && c == 0 && d > 0) {
            return Charset.forName("UTF-32BE");
        }
        if (a == 0xFF && b == 0xFE && c == 0 && d == 0 || a > 0 && b == 0 && c == 0 && d == 0) {
            return Charset.forName("UTF-32LE");
        }
        if (a == 0xFE && b == 0xFF || a == 0 && b > 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (a == 0xFF && b == 0xFE || a > 0 && b == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : -1;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        while (!decoded.hasRemaining() && !done) {
            decode();
        }
        int count = Math.min(length, decoded.remaining());
        decoded.get(into, from, count);
        return count == 0 && length > 0 ? -1 : count;
    }

    private void decode() throws IOException {
        CharsetDecoder used = decoder == null ? detect() : decoder;
        decoder = used;
        decoded.clear();
        CoderResult result = used.decode(undecoded, decoded, atEnd);
        boolean isEmpty = decoded.position() == 0;
        if (result.isError() && isEmpty) {
            throw new BadEncodingException(used.charset().name());
        }
        if (isEmpty && !result.isOverflow()) {
            if (atEnd) {
                done = true;
                used.flush(decoded);
            } else {
                fill();
            }
        }
        decoded.flip();
        if (!begun && decoded.hasRemaining()) {
            begun = true;
            if (decoded.get(0) == '\uFEFF') {
                decoded.get();
            }
        }
    }

    @SuppressWarnings("ByteBufferBackingArray") // The constructor allocates it, on the heap.
    private void fill() throws IOException {
        undecoded.compact();
        try {
            int count = bytes.read(undecoded.array(), undecoded.position(), undecoded.remaining());
            if (count < 0) {
                atEnd = true;
            } else {
                undecoded.position(undecoded.position() + count);
            }
        } finally {
            undecoded.flip();
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
