package io.github.camelheymarket.conformance.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** A request and its raw answer. What it prints of both are shapes, never values. */
public final class Answer {
    private final String asked;
    private final int status;
    private final String contentType;
    private final String text;
    private final JsonNode json;

    /**
     * An answer.
     *
     * @param asked the request as it may be reported
     * @param contentType as answered, empty for none
     * @param text the body, empty for none
     */
    Answer(String asked, int status, String contentType, String text) {
        this.asked = asked;
        this.status = status;
        this.contentType = contentType;
        this.text = text;
        this.json = Json.parse(text);
    }

    /** The request: method, path with placeholders, shape of the body. */
    public String asked() {
        return asked;
    }

    /** The answer: status, media type, shape of the body. */
    public String came() {
        String type = contentType.isEmpty() ? "" : " " + contentType.split(";", 2)[0].trim();
        return status + type + " " + shape();
    }

    private String shape() {
        if (isEmpty()) {
            return "empty body";
        }
        return json == null ? text.strip().startsWith("<") ? "HTML" : "text that is no JSON" : Shape.of(json);
    }

    public int status() {
        return status;
    }

    /** Whether the status is a success; any 2xx is (C1). */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** Whether the request was refused for what it says or is about: a 4xx that is not about the credential. */
    public boolean refused() {
        return status / 100 == 4 && status != 401 && status != 403;
    }

    public boolean isEmpty() {
        return text.isBlank();
    }

    /** Whether the media type is JSON. */
    public boolean saysJson() {
        return contentType.contains("json");
    }

    /** The body, not trimmed. */
    public String text() {
        return text;
    }

    public boolean isJson() {
        return json != null && !json.isMissingNode();
    }

    /** The body as JSON; a missing node when it is empty or no JSON. */
    public JsonNode json() {
        return json == null ? MissingNode.getInstance() : json;
    }

    /** What a string answer says, with or without quotes; {@code null} if it is neither a string nor empty. */
    public String string() {
        if (isEmpty()) {
            return "";
        }
        if (json == null) {
            return text.strip();
        }
        return json.isTextual() ? json.textValue() : null;
    }

    /**
     * This answer, if it is a success.
     *
     * @throws UnexpectedAnswerException else
     */
    public Answer required() {
        if (!ok()) {
            throw new UnexpectedAnswerException(this);
        }
        return this;
    }

    /**
     * The contacts of a bare array.
     *
     * @throws UnexpectedAnswerException if it is none
     */
    public List<JsonNode> contacts() {
        return elements();
    }

    /**
     * The elements of a bare array.
     *
     * @throws UnexpectedAnswerException if it is none
     */
    public List<JsonNode> elements() {
        if (!ok() || !json().isArray()) {
            throw new UnexpectedAnswerException(this);
        }
        List<JsonNode> all = new ArrayList<>();
        json.forEach(all::add);
        return all;
    }

    @Override
    public String toString() {
        return asked + " -> " + came();
    }
}
