package io.github.camelheymarket.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/**
 * JSON from outside, read without guessing (R1.3): bytes are UTF-8, or UTF-16 or UTF-32 where their first bytes say so,
 * whatever a route says of character sets; a byte that does not fit is an error and never a replacement character; and so
 * is a member that stands twice, of which only one could be kept.
 */
public final class JsonText {

    private static final int MOST_LETTERS = 100;
    private static final char MARK = '\uFEFF';

    private JsonText() {}

    /** Characters of JSON bytes, decoded as they are read; a byte that does not fit is a {@link CharacterCodingException}. */
    public static Reader reader(InputStream bytes) throws IOException {
        return StrictReader.of(bytes);
    }

    public static JsonNode tree(byte[] bytes) throws IOException {
        return tree(new ByteArrayInputStream(bytes));
    }

    /** Closes the stream. */
    public static JsonNode tree(InputStream bytes) throws IOException {
        try (Reader reader = reader(bytes)) {
            return Json.mapper().readTree(reader);
        }
    }

    /** A byte order mark in front, which editors leave there, is passed over. */
    public static JsonNode tree(CharSequence text) throws IOException {
        String json = text.toString();
        return Json.mapper().readTree(!json.isEmpty() && json.charAt(0) == MARK ? json.substring(1) : json);
    }

    /** The member that stands twice, for a message; {@code null} where the fault is another. */
    public static String duplicateMember(Exception fault) {
        boolean isDuplicate = fault instanceof JsonProcessingException json
                && json.getOriginalMessage() != null
                && json.getOriginalMessage().startsWith("Duplicate");
        if (!isDuplicate) {
            return null;
        }
        Object parser = ((JsonProcessingException) fault).getProcessor();
        String name =
                parser instanceof JsonParser json ? json.getParsingContext().getCurrentName() : null;
        return shortened(name == null ? "" : name);
    }

    private static String shortened(String name) {
        return Texts.visible(name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS) + "…");
    }

    /** What is wrong with the text, in words that quote nothing of it but the name of a member. */
    public static String problem(IOException fault) {
        String twice = duplicateMember(fault);
        if (twice != null) {
            return "has the member '" + twice + "' twice";
        }
        if (fault instanceof CharacterCodingException) {
            return "is not " + encoding(fault);
        }
        if (fault instanceof JsonProcessingException json) {
            int line = json.getLocation() == null ? 1 : json.getLocation().getLineNr();
            return "is not one JSON object (line " + line + ")";
        }
        return "cannot be read (" + fault.getClass().getSimpleName() + ")";
    }

    /** What the bytes were taken for, and what to do. */
    public static String encoding(IOException fault) {
        String name = fault instanceof StrictReader.BadEncodingException bad ? bad.charset() : "UTF-8";
        return name + ": save it as UTF-8, or decode it first with convertBodyTo(String.class, '<its character set>')";
    }
}
