package io.github.camelheymarket.paging;

import io.github.camelheymarket.model.Contact;
import java.util.List;

/**
 * One page, for those who page themselves (R7.1). Contacts may be on two pages: where the list moved meanwhile, or a
 * group of equal {@code updated} lies on a boundary.
 *
 * @param contacts the page; empty at the end of the list
 * @param nextPage the page number to ask with {@code nextCursor}, {@code null} for none
 * @param nextCursor the cursor to ask with, {@code null} for none
 */
public record ContactPage(List<Contact> contacts, Integer nextPage, String nextCursor) {

    /** Whether the list ends here: there is no next page. */
    public boolean isLast() {
        return nextPage == null && nextCursor == null;
    }
}
