package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;

/**
 * The requests of one version for a page under a cursor, and how its pages are counted: v2 from 0 by the vendor's example,
 * v1 from 1 by third parties, neither for certain (C6). So a first page may come twice, by two numbers.
 */
final class PageRequests {

    /** Stands for a request without a page number. */
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

    /** The number of the first page under a cursor; v1 leaves it out. */
    Integer first() {
        if (v1) {
            return null;
        }
        return fromOne ? 1 : 0;
    }

    Integer after(Integer number) {
        if (number == null) {
            return fromOne ? 2 : 1;
        }
        return number + 1;
    }

    /** Whether an empty page is no end, but a number below the first. */
    boolean isBelowFirst(Integer number) {
        return !v1 && !fromOne && !zeroAnswered && number == 0;
    }

    /** That page had somebody. */
    void answered(Integer number) {
        zeroAnswered |= number != null && number == 0;
    }

    void countFromOne() {
        fromOne = true;
    }

    ObjectNode request(String date, Integer number) {
        if (v1) {
            return V1ContactList.request(limit, date, number);
        }
        ObjectNode request = V2ContactList.request(limit, number);
        return date == null ? request : request.put("date", date);
    }
}
