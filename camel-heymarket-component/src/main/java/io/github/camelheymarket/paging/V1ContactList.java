package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.Contact;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * {@code POST /v1/contacts}: the cursor {@code date} is the {@code updated} of the last contact, verbatim (C5.5, C6).
 * Whether the cursor is inclusive is not documented. An exclusive one loses those who share their {@code updated} with
 * the last contact of a page but did not fit on it. So where contacts share an instant, the way past a page is one of
 * these, the first that brings somebody new:
 *
 * <ol>
 *   <li>the next {@code page} under the same cursor, unless {@code page} has proved to be without effect;
 *   <li>the cursor before the last instant: an exclusive list begins again with the whole group of that instant;
 *   <li>the last instant itself. If it had filled a whole page and the list goes on behind it, the group may have been
 *       cut, which {@link #stuckAt()} tells.
 * </ol>
 */
final class V1ContactList implements ContactList {

    private enum PageParameter {
        UNKNOWN,
        WORKS,
        IGNORED
    }

    private final int limit;
    private PageParameter pageParameter = PageParameter.UNKNOWN;
    /** The number of the first page, 1 according to third parties; {@code null} as long as nothing has proved it. */
    private Integer firstPage;

    private Boolean inclusive;
    private boolean ties;
    private int fullPage;
    private String stuckAt;

    V1ContactList(int limit) {
        this.limit = limit;
    }

    @Override
    public ApiEndpoint endpoint() {
        return ApiEndpoint.LIST_V1;
    }

    @Override
    public Pass newPass(boolean thorough) {
        return new CursorPages(thorough);
    }

    @Override
    public String stuckAt() {
        return stuckAt;
    }

    /** @param page {@code null} leaves it out */
    static ObjectNode request(int limit, String date, Integer page) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("limit", limit);
        if (date != null) {
            request.put("date", date);
        }
        if (page != null) {
            request.put("page", page);
        }
        return request;
    }

    /** @return the instant before the last one of the page, {@code null} where all contacts share one */
    static String instantBeforeLast(List<Contact> page) {
        String last = page.get(page.size() - 1).getUpdated();
        for (int i = page.size() - 2; i >= 0; i--) {
            String updated = page.get(i).getUpdated();
            if (updated != null && !updated.equals(last)) {
                return updated;
            }
        }
        return null;
    }

    private enum Way {
        START,
        NEXT_PAGE,
        BEFORE_LAST,
        LAST
    }

    /** @param page {@code null} for the first one */
    private record Step(Way way, String date, Integer page) {}

    private final class CursorPages implements Pass {
        private final boolean thorough;
        private final Deque<Step> ways = new ArrayDeque<>();
        private Step asked = new Step(Way.START, null, null);
        /** The instant of the page we are at, if a whole page of it came: the group may be larger. */
        private String fullOf;

        CursorPages(boolean thorough) {
            this.thorough = thorough;
        }

        @Override
        public ObjectNode first() {
            return request(limit, null, null);
        }

        @Override
        public ObjectNode afterRefusal() {
            return null;
        }

        @Override
        public ObjectNode next(List<Contact> page, Fresh fresh, boolean owed) {
            fullPage = Math.max(fullPage, page.size());
            learn(page, fresh);
            if (fresh.any()) {
                ways.clear();
                collectWays(page, owed);
            } else if (asked.way() == Way.LAST && page.isEmpty()) {
                ways.clear();
            }
            asked = ways.poll();
            if (asked == null) {
                noteStuck();
                return null;
            }
            return request(limit, asked.date(), asked.page());
        }

        private void learn(List<Contact> page, Fresh fresh) {
            switch (asked.way()) {
                case START -> {}
                case NEXT_PAGE -> learnPageParameter(page, fresh);
                case BEFORE_LAST, LAST -> {
                    boolean holdsCursor =
                            page.stream().anyMatch(c -> asked.date().equals(c.getUpdated()));
                    if (holdsCursor || inclusive == null && !page.isEmpty()) {
                        inclusive = holdsCursor;
                    }
                    if (!fresh.any() && isFullOfOne(page)) {
                        fullOf = page.get(0).getUpdated();
                    }
                    if (asked.way() == Way.LAST && !(holdsCursor && fresh.any())) {
                        noteStuck();
                    }
                }
            }
        }

        private void learnPageParameter(List<Contact> page, Fresh fresh) {
            if (fresh.last()) {
                pageParameter = PageParameter.WORKS;
                if (firstPage == null && (asked.page() == 1 || thorough)) {
                    firstPage = asked.page() == 1 ? 0 : 1;
                }
            } else if (!page.isEmpty() && asked.page() > 1 && pageParameter == PageParameter.UNKNOWN) {
                pageParameter = PageParameter.IGNORED;
            }
        }

        private void noteStuck() {
            if (fullOf != null && stuckAt == null && pageParameter != PageParameter.WORKS) {
                stuckAt = fullOf;
            }
        }

        private void collectWays(List<Contact> page, boolean owed) {
            String last = page.get(page.size() - 1).getUpdated();
            fullOf = isFullOfOne(page) ? last : null;
            ties |= hasTies(page);
            if (last == null) {
                addNextPage();
                return;
            }
            if (!ties && !thorough) {
                fullOf = null;
                addLast(last);
                if (owed) {
                    addNextPage();
                }
                return;
            }
            addNextPage();
            String before = instantBeforeLast(page);
            if (before != null && !before.equals(asked.date()) && !Boolean.TRUE.equals(inclusive)) {
                ways.add(new Step(Way.BEFORE_LAST, before, null));
            }
            addLast(last);
        }

        /** A cursor that has not moved would bring the same page again. */
        private void addLast(String last) {
            if (!last.equals(asked.date()) || asked.page() != null) {
                ways.add(new Step(Way.LAST, last, null));
            }
        }

        private void addNextPage() {
            if (pageParameter == PageParameter.IGNORED) {
                return;
            }
            if (asked.page() != null) {
                ways.add(new Step(Way.NEXT_PAGE, asked.date(), asked.page() + 1));
                return;
            }
            // Were pages counted from 0, page 2 would leave one out: the walk that repairs asks for page 1 as well.
            if (thorough && firstPage == null) {
                ways.add(new Step(Way.NEXT_PAGE, asked.date(), 1));
            }
            ways.add(new Step(Way.NEXT_PAGE, asked.date(), firstPage == null || firstPage == 1 ? 2 : 1));
        }

        private boolean isFullOfOne(List<Contact> page) {
            return page.size() >= fullPage
                    && !page.isEmpty()
                    && page.get(0).getUpdated() != null
                    && instantBeforeLast(page) == null;
        }

        private static boolean hasTies(List<Contact> page) {
            for (int i = 1; i < page.size(); i++) {
                String updated = page.get(i).getUpdated();
                if (updated != null && updated.equals(page.get(i - 1).getUpdated())) {
                    return true;
                }
            }
            return false;
        }
    }
}
