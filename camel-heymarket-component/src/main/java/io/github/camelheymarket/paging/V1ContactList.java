package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.Contact;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The list of v1, whose cursor {@code date} is the {@code updated} of the last contact, verbatim (C5.5, C6). Whether the cursor
 * is inclusive is not documented. An exclusive cursor skips contacts that have the same {@code updated} as the last contact of a
 * page and are not on that page. If contacts share an {@code updated}, these steps are therefore tried, until one returns new
 * contacts:
 *
 * <ol>
 *   <li>the next {@code page} under the same cursor, unless {@code page} is known to have no effect;
 *   <li>the last but one {@code updated} as the cursor, after which an exclusive list repeats the group of the last one;
 *   <li>the last {@code updated} as the cursor. If its group had filled a page and the list continues, contacts of the group may
 *       be missing, which {@link #stuckAt()} reports.
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
    /** The number of the first page, 1 according to third parties; {@code null} while it is not proved. */
    private @Nullable Integer firstPage;

    private @Nullable Boolean inclusive;
    private boolean ties;
    private int fullPage;
    private @Nullable String stuckAt;

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
    public @Nullable String stuckAt() {
        return stuckAt;
    }

    /** @param page {@code null} for none */
    static ObjectNode request(int limit, @Nullable String date, @Nullable Integer page) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("limit", limit);
        if (date != null) {
            request.put("date", date);
        }
        if (page != null) {
            request.put("page", page);
        }
        return request;
    }

    /** The last but one {@code updated} of the page; {@code null} if all contacts have the same. */
    static @Nullable String instantBeforeLast(List<Contact> page) {
        String last = page.get(page.size() - 1).getUpdated();
        for (int i = page.size() - 2; i >= 0; i--) {
            String updated = page.get(i).getUpdated();
            if (updated != null && !updated.equals(last)) {
                return updated;
            }
        }
        return null;
    }

    private enum StepKind {
        START,
        NEXT_PAGE,
        BEFORE_LAST,
        LAST
    }

    /** @param page {@code null} for the first page */
    private record Step(
            StepKind kind, @Nullable String date, @Nullable Integer page) {}

    private final class CursorPages implements Pass {
        private final boolean thorough;
        private final Deque<Step> steps = new ArrayDeque<>();
        private Step last = new Step(StepKind.START, null, null);
        /** The {@code updated} of a group that fills the present page, and may be larger. */
        private @Nullable String fullPageUpdated;

        CursorPages(boolean thorough) {
            this.thorough = thorough;
        }

        @Override
        public ObjectNode first() {
            return request(limit, null, null);
        }

        @Override
        public @Nullable ObjectNode afterRefusal() {
            return null;
        }

        @Override
        public @Nullable ObjectNode next(List<Contact> page, Fresh fresh, boolean incomplete) {
            fullPage = Math.max(fullPage, page.size());
            learn(page, fresh);
            if (fresh.any()) {
                steps.clear();
                addSteps(page, incomplete);
            } else if (last.kind() == StepKind.LAST && page.isEmpty()) {
                steps.clear();
            }
            Step next = steps.poll();
            if (next == null) {
                noteStuck();
                return null;
            }
            last = next;
            return request(limit, next.date(), next.page());
        }

        private void learn(List<Contact> page, Fresh fresh) {
            switch (last.kind()) {
                case START -> {}
                case NEXT_PAGE -> learnPageParameter(page, fresh);
                case BEFORE_LAST, LAST -> {
                    boolean holdsCursor = page.stream().anyMatch(c -> Objects.equals(last.date(), c.getUpdated()));
                    if (holdsCursor || inclusive == null && !page.isEmpty()) {
                        inclusive = holdsCursor;
                    }
                    if (!fresh.any() && isFullOfSameUpdated(page)) {
                        fullPageUpdated = page.get(0).getUpdated();
                    }
                    if (last.kind() == StepKind.LAST && !(holdsCursor && fresh.any())) {
                        noteStuck();
                    }
                }
            }
        }

        private void learnPageParameter(List<Contact> page, Fresh fresh) {
            int number = Objects.requireNonNull(last.page(), "the number of a next page");
            if (fresh.last()) {
                pageParameter = PageParameter.WORKS;
                if (firstPage == null && (number == 1 || thorough)) {
                    firstPage = number == 1 ? 0 : 1;
                }
            } else if (!page.isEmpty() && number > 1 && pageParameter == PageParameter.UNKNOWN) {
                pageParameter = PageParameter.IGNORED;
            }
        }

        private void noteStuck() {
            if (fullPageUpdated != null && stuckAt == null && pageParameter != PageParameter.WORKS) {
                stuckAt = fullPageUpdated;
            }
        }

        private void addSteps(List<Contact> page, boolean incomplete) {
            String updated = page.get(page.size() - 1).getUpdated();
            fullPageUpdated = isFullOfSameUpdated(page) ? updated : null;
            ties |= hasTies(page);
            if (updated == null) {
                addNextPage();
                return;
            }
            if (!ties && !thorough) {
                fullPageUpdated = null;
                addLast(updated);
                if (incomplete) {
                    addNextPage();
                }
                return;
            }
            addNextPage();
            String before = instantBeforeLast(page);
            if (before != null && !before.equals(last.date()) && !Boolean.TRUE.equals(inclusive)) {
                steps.add(new Step(StepKind.BEFORE_LAST, before, null));
            }
            addLast(updated);
        }

        /** An unchanged cursor would return the same page again. */
        private void addLast(String updated) {
            if (!updated.equals(last.date()) || last.page() != null) {
                steps.add(new Step(StepKind.LAST, updated, null));
            }
        }

        private void addNextPage() {
            if (pageParameter == PageParameter.IGNORED) {
                return;
            }
            if (last.page() != null) {
                steps.add(new Step(StepKind.NEXT_PAGE, last.date(), last.page() + 1));
                return;
            }
            // If pages are numbered from 0, page 2 would skip a page, so a thorough pass also requests page 1.
            if (thorough && firstPage == null) {
                steps.add(new Step(StepKind.NEXT_PAGE, last.date(), 1));
            }
            steps.add(new Step(StepKind.NEXT_PAGE, last.date(), firstPage == null || firstPage == 1 ? 2 : 1));
        }

        private boolean isFullOfSameUpdated(List<Contact> page) {
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
