package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The difference between a row and a stored contact.
 *
 * @param differing the members of the request whose values differ, without phone and consent
 * @param fields the values of the row that were compared
 * @param body the body of the update, without ids, phone and consent
 * @param tooManyTags whether the contact would have more than five tags
 * @param tagsUnsafe whether a stored tag has no id, so that the update would remove it
 * @param tagsHidden whether the tags differ only as far as stored tags have no id: these may be the tags of the row
 */
public record MergeResult(
        Set<String> differing,
        ObjectNode fields,
        ObjectNode body,
        boolean tooManyTags,
        boolean tagsUnsafe,
        boolean tagsHidden) {

    public boolean differs() {
        return !differing.isEmpty();
    }
}
