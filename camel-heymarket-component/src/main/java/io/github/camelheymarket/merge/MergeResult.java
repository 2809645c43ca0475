package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What rows would change about a contact.
 *
 * @param differing the request members whose value the rows set and the contact has otherwise; never the phone, never
 *     consent
 * @param fields what the rows set, as far as it counted
 * @param body the request members of the write, without identity, phone and consent
 * @param tooManyTags the write would put more than five tags on the contact
 * @param tagsUnsafe a stored tag has no id, so that the write would lose it
 */
public record MergeResult(
        Set<String> differing, ObjectNode fields, ObjectNode body, boolean tooManyTags, boolean tagsUnsafe) {

    public boolean differs() {
        return !differing.isEmpty();
    }
}
