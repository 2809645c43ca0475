package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.model.Texts;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a contact consists of, as one digest that is equal for a request and for a read of what it wrote. Left out are the members
 * that a server computes or does not show everywhere: {@code display_name}, {@code avatar}, {@code is_opted_out} (C4.2).
 */
final class ContactContent {

    private static final int DIGEST_BYTES = 8;

    private ContactContent() {}

    static String digest(Contact contact) {
        Map<String, String> content = new TreeMap<>();
        put(content, "first", contact.getFirst());
        put(content, "last", contact.getLast());
        put(content, "email", contact.getEmail());
        put(content, "phone", MatchKeys.digits(contact.getPhone()));
        contact.getCustom().forEach((field, value) -> put(content, "custom " + field, value));
        contact.getTags().forEach(tag -> content.put("tag " + (tag.id() == null ? tag.label() : tag.id()), ""));
        Long assignee = contact.getAssigneeId();
        if (assignee != null && assignee > 0) {
            content.put("assignee", assignee.toString());
        }
        return Digest.hex(content.toString(), DIGEST_BYTES);
    }

    /** A blank text is no content, since reads may leave it out. */
    private static void put(Map<String, String> content, String name, @Nullable String value) {
        if (value != null && !Texts.isBlank(value)) {
            content.put(name, Texts.comparable(value));
        }
    }
}
