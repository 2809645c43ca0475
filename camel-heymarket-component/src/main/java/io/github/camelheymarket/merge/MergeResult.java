package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The difference between a row and a stored contact.
 *
 * @param differing the members of the request whose values differ, without phone and consent
 * @param fields the values of the row that were compared
 * @param body the body of the update, without ids, phone and consent
 * @param tooManyTags whether the contact would have more than five tags
 * @param tagsUnsafe whether a stored tag has no id, so that the update would remove it
 * @param hidden those of the differing members that the response shows in a form that cannot be compared, so that the contact may
 *     have the value of the row: tags without ids, and an avatar as a file name
 */
public record MergeResult(
        Set<String> differing,
        ObjectNode fields,
        ObjectNode body,
        boolean tooManyTags,
        boolean tagsUnsafe,
        Set<String> hidden) {

    /** Whether the contact does not have all values of the row. */
    public boolean differs() {
        return !differing.isEmpty();
    }

    /** The members that are known to differ. */
    public Stream<String> shownToDiffer() {
        return differing.stream().filter(member -> !hidden.contains(member));
    }
}
