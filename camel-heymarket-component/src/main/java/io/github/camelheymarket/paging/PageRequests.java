package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates the requests of one version for a page under a cursor. v2 numbers pages from 0 by the vendor's example, v1 from 1 by
 * third parties; neither is certain (C6), so two numbers may return the same first page.
 */
final class PageRequests {

    /** Represents a request without a page number. */
    static final Integer NONE = Integer.MIN_VALUE;

    private final boolean v1;
    private final int limit;
    private boolean fromOne;
    private boolean zeroAnswered;

    PageRequests(boolean v1, int limit) {
        this.v1 = v1;
        this.limit = limit;
    }

    ApiEndpoint endpoint() {
        return v1 ? ApiEndpoint.LIST_V1 : ApiEndpoint.LIST_V2;
    }

    /** The number of the first page under a cursor; {@code null} for v1, which omits it. */
    @Nullable
    Integer first() {
        if (v1) {
            return null;
        }
        return fromOne ? 1 : 0;
    }

    Integer after(@Nullable Integer number) {
        if (number == null) {
            return fromOne ? 2 : 1;
        }
        return number + 1;
    }

    /** Whether an empty page means that pages are numbered from 1, and not that the list ends. */
    boolean isBelowFirst(@Nullable Integer number) {
        return !v1 && !fromOne && !zeroAnswered && number != null && number == 0;
    }

    /** Records that the page had contacts. */
    void answered(@Nullable Integer number) {
        zeroAnswered |= number != null && number == 0;
    }

    void countFromOne() {
        fromOne = true;
    }

    ObjectNode request(@Nullable String date, @Nullable Integer number) {
        if (v1) {
            return V1ContactList.request(limit, date, number);
        }
        ObjectNode request = V2ContactList.request(limit, Objects.requireNonNull(number, "the number of a page"));
        return date == null ? request : request.put("date", date);
    }
}
