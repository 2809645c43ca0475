package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.CustomField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Custom fields: read (C5.11), create (C9.8). */
final class FieldCalls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FieldCalls() {}

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
}
