package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A contact that was read from another account, without the ids that mean something else in this account: tags by their labels, no owner,
 * no id of the contact.
 *
 * @param contact what can be written to this account
 * @param leftOut the members that were left out
 */
record OtherAccount(Contact contact, Set<String> leftOut) {

    private static final List<String> IDS = List.of("assigned_user_id", ContactColumns.OWNER, "contact_id");

    /** @throws HeymarketValidationException {@code OTHER_ACCOUNT} if an id can neither be translated nor left out */
    static OtherAccount of(Contact read) {
        if (!read.getCustom().isEmpty()) {
            throw refused("custom", "'custom' has field ids", read);
        }
        if (read.has("email_suppressions")) {
            throw refused("email_suppressions", "'email_suppressions' has ids", read);
        }
        Contact contact = read.copy();
        Set<String> leftOut = new LinkedHashSet<>(IDS);
        leftOut.removeIf(member -> contact.get(member) == null);
        contact.json().remove(IDS);
        if (!read.getTags().isEmpty()) {
            contact.set("tags", labels(read));
        }
        return new OtherAccount(contact, leftOut);
    }

    private static JsonNode labels(Contact read) {
        ArrayNode labels = JsonNodeFactory.instance.arrayNode();
        for (Tag tag : read.getTags()) {
            if (tag.label() == null) {
                throw refused("tags", "'tags' has an id without a label", read);
            }
            labels.addObject().put("tag", tag.label());
        }
        return labels;
    }

    private static HeymarketValidationException refused(String member, String problem, Contact read) {
        return new HeymarketValidationException(
                RejectReason.OTHER_ACCOUNT,
                member,
                "the contact was read from another account, and " + problem
                        + " of that account, which may mean something else here: read it with outputFormat=flat, which has "
                        + "titles and labels. If both credentials belong to one account, convert it to a Map first",
                read);
    }
}
