package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.Contact;
import java.util.List;

/**
 * {@code POST /v2/contacts/list}: pages by number (C5.18, C6). The vendor's example counts from 0. A list that refuses
 * page 0, or has nobody on it, is read from page 1; one that reads 0 as 1 shows its first page twice.
 *
 * <p>The page size stays the same within a walk, since another one would move every boundary.
 */
final class V2ContactList implements ContactList {

    /** Pages in a row without anybody new before the pass gives up, though the count says there are more. */
    private static final int MAX_KNOWN_PAGES = 100;
    /** How many of them may be the same. */
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
    public String stuckAt() {
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
        public ObjectNode afterRefusal() {
            if (firstPage != 0) {
                return null;
            }
            firstPage = 1;
            number = 1;
            return first();
        }

        @Override
        public ObjectNode next(List<Contact> page, Fresh fresh, boolean owed) {
            if (page.isEmpty()) {
                return number == 0 && owed ? afterRefusal() : null;
            }
            if (fresh.any()) {
                knownPages = 0;
                samePages = 0;
            } else if (!goesOn(page, owed)) {
                return null;
            }
            previous = identities(page);
            number++;
            return request(limit, number);
        }

        /**
         * Whether a page that brought nobody new is not the end. Page 1 may be page 0 again. Any other may be there because
         * a page's worth of contacts was written meanwhile and moved the list under us. That ends, and rarely gives the page
         * before, while a list that ignores the number gives the same one for ever.
         */
        private boolean goesOn(List<Contact> page, boolean owed) {
            if (number == 1 && firstPage == 0) {
                return true;
            }
            knownPages++;
            samePages += identities(page).equals(previous) ? 1 : 0;
            return owed && knownPages <= MAX_KNOWN_PAGES && samePages <= MAX_SAME_PAGES;
        }

        private static List<Object> identities(List<Contact> page) {
            return page.stream().map(VisitedContacts::identity).toList();
        }
    }
}
