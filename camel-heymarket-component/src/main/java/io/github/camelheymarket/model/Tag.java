package io.github.camelheymarket.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tag on a contact. Answers show tags as objects, as bare ids or as bare labels (C4.2), so either part may be missing.
 *
 * @param id the tag's id, which is what a write needs; {@code null} where the answer has only the label
 * @param label the text people see; {@code null} where the answer has only the id
 */
public record Tag(Long id, String label) {

    /** @param item one element of a contact's {@code tags}, in any of its forms */
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

    private static Long id(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isTextual() && node.asText().matches("\\d{1,18}") ? Long.valueOf(node.asText()) : null;
    }
}
