package io.github.camelheymarket.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.ResultList;
import io.github.camelheymarket.model.ResultObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The forms of an answer. Each is read in every form that the wire contract lists for it; another form is an
 * {@link IllegalArgumentException}, whose message does not quote the answer.
 */
public enum AnswerShape {
    /** One object. Nothing of it means that it does not exist: no body, {@code null}, {@code ""}, {@code {}} or {@code []}. */
    OBJECT,
    /** The ids of what was created: an object with an {@code id}. */
    CREATED,
    /** An array of objects, or an object that has the array under one of {@link #ENVELOPES} or as its only member. */
    LIST,
    /** A number, as a number, as text, or in an object (C5.6). */
    COUNT,
    /** The custom fields (C5.11). */
    FIELDS,
    /** An object, or a text such as {@code ok}, or nothing. */
    DONE;

    /** The member in which a list may lie: C9.5 and C9.3.4 name some, the others are the names of the resources. */
    private static final Set<String> ENVELOPES = Set.of("memberships", "inboxes", "lists");

    /** The content of a 2xx answer; {@code null} for nothing. */
    public @Nullable Object read(JsonNode body) {
        return switch (this) {
            case OBJECT -> Answers.isNothing(body) ? null : object(body);
            case CREATED -> created(body);
            case LIST -> items(body);
            case COUNT -> Answers.count(body);
            case FIELDS -> new ResultList<>(Answers.contactFields(body));
            case DONE -> done(body);
        };
    }

    private static ResultObject object(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return new ResultObject(object);
        }
        throw Answers.unexpected("one object", body);
    }

    private static ResultObject created(JsonNode body) {
        if (body instanceof ObjectNode object && object.hasNonNull("id")) {
            return new ResultObject(object);
        }
        throw Answers.unexpected("an object with an id", body);
    }

    /** Whether a write is confirmed is for the caller to see. */
    private static @Nullable Object done(JsonNode body) {
        if (Answers.isNothing(body)) {
            return null;
        }
        if (body.isArray()) {
            return items(body);
        }
        return body.isObject() ? object(body) : Answers.text(body);
    }

    /** The objects of a list, in any form that the wire contract lists for a list. */
    public static ResultList<ResultObject> items(JsonNode body) {
        List<ResultObject> items = new ArrayList<>();
        if (!Answers.isNothing(body)) {
            array(body).forEach(item -> items.add(object(item)));
        }
        return new ResultList<>(items);
    }

    private static JsonNode array(JsonNode body) {
        if (body.isArray()) {
            return body;
        }
        for (String name : ENVELOPES) {
            if (body.has(name) && (body.get(name).isArray() || body.get(name).isNull())) {
                return body.get(name);
            }
        }
        if (body.isObject() && body.size() == 1 && body.iterator().next().isArray()) {
            return body.iterator().next();
        }
        throw Answers.unexpected("a list", body);
    }
}
