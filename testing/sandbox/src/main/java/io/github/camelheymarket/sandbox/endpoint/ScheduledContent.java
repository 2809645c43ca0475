package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Template;
import java.util.Set;

/** The content of a scheduled message: a template is an id, or an object with one (C9.7). */
final class ScheduledContent {
    private ScheduledContent() {}

    static void check(Call call, ObjectNode content) {
        Check.members(content, "content.", Set.of("text", "to", "template", "attachments", "gallery"), call.settings());
        if (content.isEmpty()) {
            throw ApiError.bad("content", "must hold at least one member");
        }
        if (content.has("text")) {
            Check.text("content.text", content.get("text"));
        }
        if (content.has("to")) {
            Check.phone("content.to", content.get("to"));
        }
        for (String name : new String[] {"attachments", "gallery"}) {
            if (content.has(name)) {
                Check.array("content." + name, content.get(name))
                        .forEach(element -> Check.object("content." + name, element));
            }
        }
        if (content.has("template") && !content.get("template").isObject()) {
            template(call, Check.integer("content.template", content.get("template")));
        }
    }

    private static Template template(Call call, long id) {
        return call.workspace()
                .templates()
                .get(id)
                .orElseThrow(() -> ApiError.bad("content.template", "there is no such template"));
    }

    /** What is sent: the text, else that of the template as it is by then. */
    static String text(Call call, ObjectNode content) {
        if (content.has("text")) {
            return content.get("text").textValue();
        }
        JsonNode template = content.path("template");
        JsonNode id = template.isObject() ? template.path("id") : template;
        return id.isIntegralNumber() ? template(call, id.longValue()).text() : "";
    }
}
