package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.Tag;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/** Tags (C9.4). A deleted tag goes off the contacts that have it, which no page says or denies. */
final class TagCalls {
    private static final String WHAT = "tag";

    private TagCalls() {}

    static ApiAnswer create(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("tag", "color"), call.settings());
        String label = Check.filled("tag", body.get("tag"));
        Tag tag = call.state().catalog().addTag(label, Given.text(body, "color"));
        UUID uuid = new UUID(0x4000L, Long.MIN_VALUE | tag.id());
        return Answers.written(tag.id(), 1, uuid.toString());
    }

    static ApiAnswer get(Call call) {
        return call.state()
                .catalog()
                .tag(call.pathId())
                .map(tag -> ApiAnswer.ok(json(tag)))
                .orElseGet(() -> Answers.notFound(call.settings(), WHAT));
    }

    static ApiAnswer list(Call call) {
        return Newest.page(
                call,
                call.state().catalog().tags().stream()
                        .sorted(Comparator.comparing(Tag::updated).reversed())
                        .toList(),
                Tag::updated,
                TagCalls::json);
    }

    static ApiAnswer delete(Call call) {
        ContactStore contacts = call.state().contacts();
        synchronized (contacts) {
            boolean there = call.state().catalog().deleteTag(call.pathId());
            contacts.dropTag(call.pathId());
            return Answers.deleted(call.settings(), there, WHAT, () -> Answers.string("ok", call.settings()));
        }
    }

    private static ObjectNode json(Tag tag) {
        String updated = tag.updated().toString();
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", tag.id()).put("tag", tag.label());
        json.put("color", tag.color()).put("team_id", ContactJson.TEAM_ID);
        return json.put("created", updated).put("updated", updated).put("rev", 1);
    }
}
