package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the forms in which a message carries it: text, bytes, stream, reader, cache or file. Bytes are read as
 * {@link JsonText} reads them; the character set that an exchange or a file endpoint names is of the text that the bytes
 * were made of, and stays on the exchange when they have long been made UTF-8.
 */
public final class JsonBody {

    private JsonBody() {}

    /** Whether values of the type can be JSON. */
    public static boolean holds(@Nullable Object body) {
        return body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof File
                || body instanceof Path
                || body instanceof WrappedFile;
    }

    /**
     * Reads one JSON value.
     *
     * @return {@code null} if values of the type cannot be JSON
     * @throws HeymarketValidationException {@code DUPLICATE_MEMBER}, {@code BAD_ENCODING} or {@code NOT_A_CONTACT}; its
     *     message quotes nothing of the text but the name of a member
     */
    public static @Nullable JsonNode tree(@Nullable Object body) {
        try {
            return read(body);
        } catch (IOException e) {
            throw fault(body, e);
        }
    }

    /**
     * The text of a body of a type that can hold JSON.
     *
     * @throws HeymarketValidationException {@code BAD_ENCODING}
     */
    public static String text(Object body) {
        try (Reader reader = reader(body)) {
            StringBuilder text = new StringBuilder();
            char[] part = new char[4096];
            for (int count = reader.read(part); count >= 0; count = reader.read(part)) {
                text.append(part, 0, count);
            }
            return text.toString();
        } catch (IOException e) {
            throw fault(body, e);
        }
    }

    private static @Nullable JsonNode read(@Nullable Object body) throws IOException {
        if (body instanceof CharSequence text) {
            return JsonText.tree(text);
        }
        if (body instanceof byte[] bytes) {
            return JsonText.tree(bytes);
        }
        return body != null && holds(body) ? JsonText.tree(text(body)) : null;
    }

    private static Reader reader(@Nullable Object body) throws IOException {
        if (body instanceof WrappedFile<?> file) {
            Object content = content(file);
            return content == body ? new StringReader("") : reader(content);
        }
        if (body instanceof StreamCache cache) {
            cache.reset();
            return cache instanceof Reader reader ? kept(reader, cache) : characters(bytes(cache));
        }
        if (body instanceof File || body instanceof Path) {
            Path path = body instanceof File file ? file.toPath() : (Path) body;
            return JsonText.reader(Files.newInputStream(path));
        }
        if (body instanceof byte[] bytes) {
            return characters(bytes);
        }
        if (body instanceof InputStream stream) {
            return JsonText.reader(stream);
        }
        return body instanceof Reader reader ? reader : new StringReader(body == null ? "" : body.toString());
    }

    /** A stream cache belongs to the exchange: it is reset, never closed. */
    private static Reader kept(Reader reader, StreamCache cache) {
        return new FilterReader(reader) {
            @Override
            public void close() {
                cache.reset();
            }
        };
    }

    static Object content(WrappedFile<?> file) {
        return file.getFile() instanceof File local ? local : file.getBody();
    }

    static byte[] bytes(StreamCache cache) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            cache.writeTo(bytes);
            cache.reset();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new HeymarketException("the cached input cannot be read", e);
        }
    }

    private static Reader characters(byte[] bytes) {
        return JsonText.reader(new ByteArrayInputStream(bytes));
    }

    static HeymarketValidationException fault(@Nullable Object body, IOException e) {
        String twice = JsonText.duplicateMember(e);
        if (twice != null) {
            return new HeymarketValidationException(
                    RejectReason.DUPLICATE_MEMBER,
                    twice,
                    "the JSON object has the member '" + twice + "' twice: it is not clear which of the two is meant",
                    body);
        }
        if (e instanceof CharacterCodingException) {
            return new HeymarketValidationException(
                    RejectReason.BAD_ENCODING, null, "the JSON is not " + JsonText.encoding(e), body);
        }
        return RowSource.notAContact(body, " that " + JsonText.problem(e));
    }
}
