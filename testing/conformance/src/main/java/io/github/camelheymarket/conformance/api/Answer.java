package io.github.camelheymarket.conformance.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** A request and its response. Their texts for reports have shapes, never values. */
public final class Answer {
    private final String asked;
    private final int status;
    private final String contentType;
    private final String text;
    private final JsonNode json;

    /**
     * @param asked the request, as a report may show it
     * @param contentType may be empty
     * @param text the body, may be empty
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

    /** The response: status, media type, shape of the body. */
    public String came() {
        String type = contentType.isEmpty() ? "" : " " + contentType.split(";", 2)[0].trim();
        return status + type + " " + shape();
    }

    private String shape() {
        if (isEmpty()) {
            return "empty body";
        }
        return json == null ? text.strip().startsWith("<") ? "HTML" : "text that is not JSON" : Shape.of(json);
    }

    public int status() {
        return status;
    }

    /** Whether the status is a success: any 2xx (C1). */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** Whether Heymarket rejected the request: a 4xx that was not caused by the credential. */
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

    /** The body as JSON; a missing node if it is empty or not JSON. */
    public JsonNode json() {
        return json == null ? MissingNode.getInstance() : json;
    }

    /** The text of a string response, with or without quotes; {@code null} if the body is neither a string nor empty. */
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
     * @return this response
     * @throws UnexpectedAnswerException if it is not a success
     */
    public Answer required() {
        if (!ok()) {
            throw new UnexpectedAnswerException(this);
        }
        return this;
    }

    /**
     * The contacts of an array.
     *
     * @throws UnexpectedAnswerException if the body is not an array
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
