package io.github.camelheymarket.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A tag. Responses show tags as objects, ids or labels (C4.2), so the id or the label may be missing.
 *
 * @param id the id, which writes need; {@code null} if the response has only the label
 * @param label the displayed text; {@code null} if the response has only the id
 */
public record Tag(@Nullable Long id, @Nullable String label) {

    /** @param item an element of the {@code tags} of a contact, or of the list of tags, in any of its forms */
    public static Tag of(JsonNode item) {
        if (item.isObject()) {
            JsonNode id = item.hasNonNull("tag_id") ? item.get("tag_id") : item.path("id");
            JsonNode label = item.hasNonNull("tag")
                    ? item.get("tag")
                    : item.hasNonNull("label") ? item.get("label") : item.path("name");
            return new Tag(id(id), label.isTextual() ? label.asText() : null);
        }
        Long id = item.isIntegralNumber() ? id(item) : null;
        return new Tag(id, id == null && item.isTextual() ? item.asText() : null);
    }

    private static @Nullable Long id(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isTextual() && Texts.isInteger(node.asText()) ? Long.valueOf(node.asText()) : null;
    }
}
