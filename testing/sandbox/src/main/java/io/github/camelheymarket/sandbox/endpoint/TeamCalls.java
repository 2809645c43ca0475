package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.CustomField;
import io.github.camelheymarket.sandbox.store.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Custom fields (C5.11, C9.8), tags (C9.4), inboxes and team (C9.5). */
final class TeamCalls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TAGS_A_PAGE = 30;

    private TeamCalls() {}

    static ApiAnswer fields(Call call) {
        String name = call.settings().get(Switch.FIELD_NAME_MEMBER).toLowerCase(Locale.ROOT);
        List<CustomField> fields = call.state().catalog().fields();
        ArrayNode array = JSON.arrayNode();
        ObjectNode map = JSON.objectNode();
        ObjectNode mapOfObjects = JSON.objectNode();
        for (CustomField field : fields) {
            String id = Long.toString(field.id());
            array.addObject().put("id", field.id()).put(name, field.title());
            map.put(id, field.title());
            mapOfObjects.putObject(id).put(name, field.title());
        }
        return ApiAnswer.ok(
                switch (call.settings().get(Switch.FIELDS_SHAPE)) {
                    case "ARRAY" -> array;
                    case "WRAPPER" -> JSON.objectNode().set("fields", array);
                    case "MAP" -> map;
                    default -> mapOfObjects;
                });
    }

    static ApiAnswer createFields(Call call) {
        List<String> titles = new ArrayList<>();
        for (JsonNode element : call.array()) {
            String field = "[" + titles.size() + "].";
            ObjectNode item = Check.object("[" + titles.size() + "]", element);
            Check.members(item, field, Set.of("title"), call.settings());
            titles.add(Check.filled(field + "title", item.get("title")));
        }
        ArrayNode answer = JSON.arrayNode();
        for (String title : titles) {
            Optional<CustomField> known = call.state().catalog().field(title);
            CustomField field = known.orElseGet(() -> call.state().catalog().addField(title));
            answer.addObject().put("id", field.id()).put("title", title).put("duplicate", known.isPresent());
        }
        return ApiAnswer.ok(answer);
    }

    static ApiAnswer createTag(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("tag", "color"), call.settings());
        String label = Check.filled("tag", body.get("tag"));
        String color = body.has("color") ? Check.text("color", body.get("color")) : "";
        Tag tag = call.state().catalog().addTag(label, color);
        UUID uuid = new UUID(0x4000L, Long.MIN_VALUE | tag.id());
        return ApiAnswer.ok(JSON.objectNode().put("id", tag.id()).put("rev", 1).put("uuid", uuid.toString()));
    }

    static ApiAnswer getTag(Call call) {
        String id = call.path().get(0);
        if (!id.matches("\\d{1,18}")) {
            throw ApiError.bad("id", "must be the integer id of a tag");
        }
        return call.state()
                .catalog()
                .tag(Long.parseLong(id))
                .map(tag -> ApiAnswer.ok(json(tag)))
                .orElseThrow(() -> ApiError.of(404, "not_found", "tag not found"));
    }

    /** Thirty tags, newest first; {@code date} asks for those updated before it. */
    static ApiAnswer tags(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("date"), call.settings());
        Instant before = body.has("date") ? Check.instant("date", body.get("date")) : Instant.MAX;
        ArrayNode answer = JSON.arrayNode();
        call.state().catalog().tags().stream()
                .filter(tag -> tag.updated().isBefore(before))
                .sorted(Comparator.comparing(Tag::updated).reversed())
                .limit(TAGS_A_PAGE)
                .forEach(tag -> answer.add(json(tag)));
        return ApiAnswer.ok(answer);
    }

    static ApiAnswer inboxes(Call call) {
        ArrayNode answer = JSON.arrayNode();
        ObjectNode inbox = answer.addObject().put("id", 12).put("name", "Front desk");
        inbox.put("team", ContactJson.TEAM_ID).put("phone", "12025550100");
        inbox.putArray("phones").add("12025550100");
        inbox.putArray("members").add(ContactJson.CREATOR_ID);
        return ApiAnswer.ok(answer);
    }

    static ApiAnswer team(Call call) {
        ObjectNode answer = JSON.objectNode().put("id", ContactJson.TEAM_ID).put("name", "Sandbox team");
        answer.put("list_size", 10_000);
        answer.putArray("members")
                .addObject()
                .put("id", ContactJson.CREATOR_ID)
                .put("name", "Mara Lindqvist")
                .put("role", "admin");
        return ApiAnswer.ok(answer);
    }

    private static ObjectNode json(Tag tag) {
        String updated = tag.updated().toString();
        ObjectNode json = JSON.objectNode().put("id", tag.id()).put("tag", tag.label());
        json.put("color", tag.color()).put("team_id", ContactJson.TEAM_ID);
        return json.put("created", updated).put("updated", updated).put("rev", 1);
    }
}
