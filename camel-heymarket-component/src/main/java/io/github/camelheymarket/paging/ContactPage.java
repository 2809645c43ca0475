package io.github.camelheymarket.paging;

import io.github.camelheymarket.model.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page, for routes with {@code paging=page} (R7.1). A contact may be on two pages, if the list changed meanwhile or contacts
 * with the same {@code updated} are on a page boundary.
 *
 * @param contacts the contacts; empty at the end of the list
 * @param nextPage the page number of the next request; {@code null} for none
 * @param nextCursor the cursor of the next request; {@code null} for none
 */
public record ContactPage(
        List<Contact> contacts,
        @Nullable Integer nextPage,
        @Nullable String nextCursor) {

    /** Whether there is no next page. */
    public boolean isLast() {
        return nextPage == null && nextCursor == null;
    }
}
