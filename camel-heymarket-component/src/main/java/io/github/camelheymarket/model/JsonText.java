package io.github.camelheymarket.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that does not come from this component, strictly, so that no value is changed by a guess (R1.3). Bytes are UTF-8,
 * or UTF-16 or UTF-32 if their first bytes show that; a character set that a route sets is ignored. A byte sequence that is
 * invalid in the encoding, and a duplicate member, are errors.
 */
public final class JsonText {

    private static final int MAX_NAME_LENGTH = 100;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private JsonText() {}

    /** Decodes JSON bytes. Reading an invalid byte sequence throws a {@link CharacterCodingException}. */
    public static Reader reader(InputStream bytes) {
        return new StrictReader(bytes);
    }

    public static JsonNode tree(byte[] bytes) throws IOException {
        return tree(new ByteArrayInputStream(bytes));
    }

    /** Reads the value and closes the stream. */
    public static JsonNode tree(InputStream bytes) throws IOException {
        try (Reader reader = reader(bytes)) {
            return Json.mapper().readTree(reader);
        }
    }

    /** Reads a value, after a byte order mark if there is one. */
    public static JsonNode tree(CharSequence text) throws IOException {
        String json = text.toString();
        return Json.mapper().readTree(!json.isEmpty() && json.charAt(0) == BYTE_ORDER_MARK ? json.substring(1) : json);
    }

    /** The name of the duplicate member, shortened for a message; {@code null} if the exception has another reason. */
    public static @Nullable String duplicateMember(Exception exception) {
        boolean isDuplicate = exception instanceof JsonProcessingException json
                && json.getOriginalMessage() != null
                && json.getOriginalMessage().startsWith("Duplicate");
        if (!isDuplicate) {
            return null;
        }
        Object parser = ((JsonProcessingException) exception).getProcessor();
        String name =
                parser instanceof JsonParser json ? json.getParsingContext().getCurrentName() : null;
        return shortened(name == null ? "" : name);
    }

    private static @Nullable String shortened(String name) {
        return Texts.visibleName(name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH) + "…");
    }

    /** Why a text cannot be read, for a message. Contains nothing of the text except the name of a member. */
    public static String problem(IOException exception) {
        String duplicate = duplicateMember(exception);
        if (duplicate != null) {
            return "has the member '" + duplicate + "' twice";
        }
        if (exception instanceof CharacterCodingException) {
            return "is not " + encoding(exception);
        }
        if (exception instanceof JsonProcessingException json) {
            int line = json.getLocation() == null ? 1 : json.getLocation().getLineNr();
            return "is not one JSON object (line " + line + ")";
        }
        return "cannot be read (" + exception.getClass().getSimpleName() + ")";
    }

    /** The encoding in which the bytes were read, and the remedy. */
    public static String encoding(IOException exception) {
        String name = exception instanceof StrictReader.BadEncodingException bad ? bad.charset() : "UTF-8";
        return name + ": save it as UTF-8, or decode it first with convertBodyTo(String.class, '<its character set>')";
    }
}
