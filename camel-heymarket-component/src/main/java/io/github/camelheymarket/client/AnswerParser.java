package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Parses the body of a 2xx response. */
final class AnswerParser {

    private static final Pattern BARE_TEXT = Pattern.compile("(?!(?:null|true|false)$)[A-Za-z][A-Za-z0-9 _.-]{0,99}");

    private AnswerParser() {}

    /**
     * Accepts JSON, an unquoted word or phrase such as {@code ok}, and an empty body, because writes are answered so (C1).
     *
     * @param content text in UTF-8
     * @throws com.fasterxml.jackson.core.JsonProcessingException for anything else, such as HTML or incomplete JSON
     */
    static JsonNode parse(byte[] content) throws IOException {
        if (content.length > 0 && (content[0] == '{' || content[0] == '[')) {
            return Json.answers().readTree(content);
        }
        String text = new String(content, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        if (BARE_TEXT.matcher(text).matches()) {
            return TextNode.valueOf(text);
        }
        return Json.answers().readTree(text);
    }
}
