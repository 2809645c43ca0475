package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelheymarket.model.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a contact and those of a row (R4.3). Stored tags may have no id in a response, and labels are not compared.
 *
 * @param ids the tags of the contact after the update, as far as they have an id
 * @param differs whether the tags of the row are not those of the contact
 * @param tooMany whether the contact would have more than five tags
 * @param unsafe whether a stored tag has no id, so that the update would remove it
 * @param hidden whether the tags differ only as far as stored tags have no id: these may be the tags of the row
 */
record TagChange(Set<Long> ids, boolean differs, boolean tooMany, boolean unsafe, boolean hidden) {

    static final TagChange NONE = new TagChange(Set.of(), false, false, false, false);

    /**
     * @param given the tags of the row; {@code null} if it has none
     * @param merge whether the stored tags are kept
     */
    static TagChange of(List<Tag> stored, @Nullable JsonNode given, TagMode mode, boolean merge) {
        Set<Long> current = stored.stream()
                .map(Tag::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        long without = stored.stream().filter(tag -> tag.id() == null).count();
        if (!(given instanceof ArrayNode tags)) {
            return new TagChange(merge ? current : Set.of(), false, false, merge && without > 0, false);
        }
        boolean replaces = mode == TagMode.REPLACE || tags.isEmpty();
        boolean keeps = !replaces && merge;
        Set<Long> result = new LinkedHashSet<>(keeps ? current : Set.of());
        tags.forEach(tag -> result.add(tag.path("tag_id").asLong()));
        boolean same = replaces ? without == 0 && current.equals(result) : current.containsAll(result);
        long missing = result.stream().filter(id -> !current.contains(id)).count();
        boolean hidden = replaces ? result.containsAll(current) && missing == without : missing <= without;
        return new TagChange(
                result, !same, !same && result.size() > ContactMerger.MAX_TAGS, keeps && without > 0, !same && hidden);
    }
}
