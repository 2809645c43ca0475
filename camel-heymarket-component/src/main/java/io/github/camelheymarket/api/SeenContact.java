package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A state of a contact, as a response showed it.
 *
 * @param rev increases with each write (C4.2)
 * @param updated verbatim; {@code null} if it was not shown
 * @param content see {@link ContactContent}; {@code null} if it was not shown
 * @param optedOut {@code null} if it was not shown
 */
public record SeenContact(
        long rev,
        @Nullable String updated,
        @Nullable String content,
        @Nullable Boolean optedOut) {

    /** A contact with {@code rev}. The response to a write may show no more than the ids and that. */
    static SeenContact of(Contact contact) {
        String content = contact.has("updated") ? ContactContent.digest(contact) : null;
        return new SeenContact(
                Objects.requireNonNull(contact.getRev(), "rev"), contact.getUpdated(), content, contact.getOptedOut());
    }
}
