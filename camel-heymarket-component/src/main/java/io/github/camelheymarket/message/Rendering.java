package io.github.camelheymarket.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows what would be sent, with the text of a template. Tokens such as {@code {{first_name}}} are filled in by Heymarket alone. */
public final class Rendering {

    private final Directory directory;

    public Rendering(Directory directory) {
        this.directory = directory;
    }

    /** The members of the request, and the text of the template. */
    public ObjectNode of(OutgoingMessage message) {
        ObjectNode shown = message.request();
        if (shown.has("template_id")) {
            directory.templateText(shown.get("template_id").asLong()).ifPresent(text -> shown.put("text", text));
        }
        return shown;
    }

    /** The same, a member each. */
    List<FieldChange> members(OutgoingMessage message) {
        List<FieldChange> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : of(message).properties()) {
            JsonNode value = member.getValue();
            members.add(
                    new FieldChange(member.getKey(), null, value.isValueNode() ? value.asText() : value.toString()));
        }
        return members;
    }
}
