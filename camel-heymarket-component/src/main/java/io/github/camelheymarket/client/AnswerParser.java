package io.github.camelheymarket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.model.Json;
import java.util.regex.Pattern;

/** Reads the body of a 2xx answer. */
final class AnswerParser {

    private static final Pattern BARE_TEXT = Pattern.compile("(?!(?:null|true|false)$)[A-Za-z][A-Za-z0-9 _.-]{0,99}");

    private AnswerParser() {}

    /**
     * A write may answer {@code ok} without the quotes that JSON asks for, or nothing at all (C1); a page of HTML or half
     * an object is no answer.
     *
     * @throws JsonProcessingException when it is none of these
     */
    static JsonNode parse(String body) throws JsonProcessingException {
        String text = body.strip();
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        if (BARE_TEXT.matcher(text).matches()) {
            return TextNode.valueOf(text);
        }
        return Json.mapper().readTree(text);
    }
}
