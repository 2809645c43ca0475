package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Tag;
import io.github.camelheymarket.model.Texts;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tags of a row (R4.3): ids or labels, in a list or in a text with {@code ,} or {@code ;} between them, or objects as in
 * responses. Digits are an id. A label with a comma requires a list.
 */
final class TagCells {

    /** The limit of Heymarket for one contact (C4.3). */
    private static final int MAX_TAGS = 5;

    private final Supplier<TagIndex> tags;

    /** @param tags the tags of the team, read only if there is a label; the supplier must cache them */
    TagCells(Supplier<TagIndex> tags) {
        this.tags = tags;
    }

    /** @return distinct objects with {@code tag_id}, ready to be sent */
    ArrayNode read(String column, Object value) {
        Set<Long> ids = new LinkedHashSet<>();
        for (Object item : Cells.items(value)) {
            ids.add(id(column, item));
        }
        if (ids.size() > MAX_TAGS) {
            throw new HeymarketValidationException(
                    RejectReason.TOO_MANY_TAGS,
                    column,
                    "'" + column + "' has " + ids.size() + " tags, and a contact can have " + MAX_TAGS,
                    value);
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.forEach(id -> array.addObject().set("tag_id", Json.integer(id)));
        return array;
    }

    private long id(String column, Object item) {
        Tag tag = tag(item);
        if (tag != null && tag.id() != null) {
            return tag.id();
        }
        if (tag != null && tag.label() != null) {
            return tags.get().id(column, tag.label());
        }
        if (item instanceof Number || item instanceof JsonNode node && node.isNumber()) {
            return Cells.integer(column, item);
        }
        String text = item instanceof Map || item instanceof Tag ? null : Texts.trim(Cells.text(column, item));
        if (text == null) {
            throw Cells.bad(column, item, "is a tag with neither tag_id nor label");
        }
        return Texts.isInteger(text) ? Long.parseLong(text) : tags.get().id(column, text);
    }

    /** @return {@code null} if the item is not an object */
    private static @Nullable Tag tag(Object item) {
        if (item instanceof Tag tag) {
            return tag;
        }
        if (item instanceof Map<?, ?> map) {
            return Tag.of(Json.object(map));
        }
        return item instanceof JsonNode node && node.isObject() ? Tag.of(node) : null;
    }
}
