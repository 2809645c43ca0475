package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.messaging.Records;
import io.github.camelheymarket.sandbox.messaging.Team;
import io.github.camelheymarket.sandbox.messaging.Template;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.Set;
import java.util.UUID;

/** Templates (C9.6). A {@code local_id} does not keep a second one from being made: no page says so. */
final class TemplateCalls {
    private static final String WHAT = "template";
    private static final Set<String> MEMBERS = Set.of("title", "content", "local_id", "archived");

    private TemplateCalls() {}

    static ApiAnswer create(Call call) {
        check(call);
        Template template = templates(call).add(id -> made(call, id, null));
        return answer(call, template);
    }

    static ApiAnswer update(Call call) {
        check(call);
        synchronized (call.workspace()) {
            Template old = templates(call).get(call.pathId()).orElseThrow(() -> Answers.missing(call.settings(), WHAT));
            Template template = templates(call).replace(made(call, old.id(), old));
            return Answers.written(template.id(), template.rev());
        }
    }

    static ApiAnswer get(Call call) {
        return templates(call)
                .get(call.pathId())
                .map(template -> ApiAnswer.ok(json(template)))
                .orElseGet(() -> Answers.notFound(call.settings(), WHAT));
    }

    static ApiAnswer list(Call call) {
        return Newest.page(call, templates(call).newestFirst(), Template::updated, TemplateCalls::json);
    }

    static ApiAnswer delete(Call call) {
        boolean there = templates(call).remove(call.pathId());
        return Answers.deleted(call.settings(), there, WHAT, () -> Answers.string("ok", call.settings()));
    }

    private static Records<Template> templates(Call call) {
        return call.workspace().templates();
    }

    private static void check(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", MEMBERS, call.settings());
        Check.filled("title", body.get("title"));
        ObjectNode content = Check.object("content", body.get("content"));
        Check.members(content, "content.", Set.of("text", "gallery"), call.settings());
        Check.text("content.text", content.get("text"));
        if (content.has("gallery")) {
            int index = 0;
            for (JsonNode image : Check.array("content.gallery", content.get("gallery"))) {
                Check.object("content.gallery[" + index++ + "]", image);
            }
        }
        Given.text(body, "local_id");
        Given.bool(body, "archived");
    }

    /** @param old {@code null} for a new one; keeps what an update leaves out, unless updates blank it */
    private static Template made(Call call, long id, Template old) {
        ObjectNode body = call.object();
        JsonNode content = body.get("content");
        boolean keeps = old != null && !call.settings().yes(Switch.PUT_BLANKS);
        return new Template(
                id,
                old == null ? 1 : old.rev() + 1,
                body.get("title").textValue(),
                keeps && !body.has("local_id") ? old.localId() : Given.text(body, "local_id"),
                content.get("text").textValue(),
                keeps && !content.has("gallery") ? old.gallery() : content.get("gallery"),
                keeps && !body.has("archived") ? old.archived() : Given.bool(body, "archived"),
                old == null ? call.now() : old.created(),
                call.now());
    }

    private static ApiAnswer answer(Call call, Template template) {
        if (call.settings().is(Switch.CREATE_V1_ANSWER, "ID_REV")) {
            return Answers.written(template.id(), template.rev());
        }
        String uuid = template.localId().isEmpty()
                ? new UUID(0x4001L, Long.MIN_VALUE | template.id()).toString()
                : template.localId();
        return Answers.written(template.id(), template.rev(), uuid);
    }

    private static ObjectNode json(Template template) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", template.id());
        json.put("name", template.title()).put("local_id", template.localId());
        ObjectNode content = json.putObject("content").put("text", template.text());
        if (template.gallery() != null) {
            content.set("gallery", template.gallery());
        }
        json.put("team_id", Team.ID).put("creator_id", Team.OWNER).put("shared", true);
        json.put("created", template.created().toString());
        json.put("updated", template.updated().toString());
        return json.put("rev", template.rev()).put("archived", template.archived());
    }
}
