package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of v2, which is paged by number (C5.18, C6). The vendor's example begins with page 0. If Heymarket rejects page 0, or
 * page 0 is empty, the list is read from page 1. If page 0 means page 1, the first page is returned twice.
 *
 * <p>The page size must not change within a walk, because that would move all page boundaries.
 */
final class V2ContactList implements ContactList {

    /** The maximum number of pages in a row without new contacts. */
    private static final int MAX_KNOWN_PAGES = 100;
    /** The maximum number of pages among them that repeat the page before. */
    private static final int MAX_SAME_PAGES = 3;

    private final int limit;
    private int firstPage;

    V2ContactList(int limit) {
        this.limit = limit;
    }

    @Override
    public ApiEndpoint endpoint() {
        return ApiEndpoint.LIST_V2;
    }

    @Override
    public Pass newPass(boolean thorough) {
        return new NumberedPages();
    }

    @Override
    public @Nullable String stuckAt() {
        return null;
    }

    static ObjectNode request(int limit, int page) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("limit", limit)
                .put("page", page)
                .put("ascending", false);
    }

    private final class NumberedPages implements Pass {
        private int number = firstPage;
        private int knownPages;
        private int samePages;
        private List<Object> previous = List.of();

        @Override
        public ObjectNode first() {
            return request(limit, number);
        }

        @Override
        public @Nullable ObjectNode afterRefusal() {
            if (firstPage != 0) {
                return null;
            }
            firstPage = 1;
            number = 1;
            return first();
        }

        @Override
        public @Nullable ObjectNode next(List<Contact> page, Fresh fresh, boolean incomplete) {
            if (page.isEmpty()) {
                return number == 0 && incomplete ? afterRefusal() : null;
            }
            if (fresh.any()) {
                knownPages = 0;
                samePages = 0;
            } else if (!continuesAfter(page, incomplete)) {
                return null;
            }
            previous = identities(page);
            number++;
            return request(limit, number);
        }

        /**
         * Whether the list may continue after a page without new contacts. Page 1 may repeat page 0. Another page may have
         * nothing new because as many contacts as a page has were written meanwhile. Such pages are followed by others and rarely
         * equal the page before, whereas a list that ignores the number always returns the same page.
         */
        private boolean continuesAfter(List<Contact> page, boolean incomplete) {
            if (number == 1 && firstPage == 0) {
                return true;
            }
            knownPages++;
            samePages += identities(page).equals(previous) ? 1 : 0;
            return incomplete && knownPages <= MAX_KNOWN_PAGES && samePages <= MAX_SAME_PAGES;
        }

        private static List<Object> identities(List<Contact> page) {
            return page.stream().map(VisitedContacts::identity).toList();
        }
    }
}
