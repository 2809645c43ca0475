package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.function.Supplier;

/** Answers that several endpoints share. */
final class Answers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String CONTACT = "contact";

    private Answers() {}

    /** A string answer such as "ok" (C1). */
    static ApiAnswer string(String text, SandboxSettings settings) {
        return switch (settings.get(Switch.STRING_ANSWERS)) {
            case "QUOTED" -> ApiAnswer.ok(TextNode.valueOf(text));
            case "BARE" -> ApiAnswer.text(200, "text/plain;charset=utf-8", text);
            default -> ApiAnswer.empty(200);
        };
    }

    static ApiAnswer idAndRev(SandboxContact contact) {
        return ApiAnswer.ok(JSON.objectNode().put("id", contact.id()).put("rev", contact.rev()));
    }

    static ApiAnswer ids(SandboxContact contact) {
        return ApiAnswer.ok(JSON.objectNode()
                .put("id", contact.id())
                .put("rev", contact.rev())
                .put("uuid", contact.uuid().toString()));
    }

    static ApiAnswer written(long id, long rev) {
        return ApiAnswer.ok(JSON.objectNode().put("id", id).put("rev", rev));
    }

    static ApiAnswer written(long id, long rev, String uuid) {
        return ApiAnswer.ok(JSON.objectNode().put("id", id).put("rev", rev).put("uuid", uuid));
    }

    /** The answer to get and lookup of nobody (C11.2). */
    static ApiAnswer notFound(SandboxSettings settings) {
        return notFound(settings, CONTACT);
    }

    /** The answer to a get of something that is not there. */
    static ApiAnswer notFound(SandboxSettings settings, String what) {
        return switch (settings.get(Switch.NOT_FOUND)) {
            case "NULL" -> ApiAnswer.ok(NullNode.getInstance());
            case "EMPTY_OBJECT" -> ApiAnswer.ok(JSON.objectNode());
            case "EMPTY_STRING" -> ApiAnswer.ok(TextNode.valueOf(""));
            case "EMPTY_BODY" -> ApiAnswer.empty(200);
            default -> throw missing(settings, what);
        };
    }

    /** The error of the other calls that name a contact which is not there. */
    static ApiError missing(SandboxSettings settings) {
        return missing(settings, CONTACT);
    }

    /** The same of calls that name something else. */
    static ApiError missing(SandboxSettings settings, String what) {
        return missing(settings.is(Switch.NOT_FOUND, "STATUS_400") ? 400 : 404, what);
    }

    /** The answer to a delete, which may be of something that is not there (C3.2). */
    static ApiAnswer deleted(SandboxSettings settings, boolean wasThere, String what, Supplier<ApiAnswer> answer) {
        if (wasThere) {
            return answer.get();
        }
        return switch (settings.get(Switch.NOT_FOUND_DELETE)) {
            case "STATUS_404" -> throw missing(404, what);
            case "STATUS_400" -> throw missing(400, what);
            default -> answer.get();
        };
    }

    static ApiError missing(int status) {
        return missing(status, CONTACT);
    }

    private static ApiError missing(int status, String what) {
        return ApiError.of(status, status == 400 ? "bad_data" : "not_found", what + " not found");
    }
}
