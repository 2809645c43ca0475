package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of a pass over the list, newest contact first. Each response decides the next request. */
interface Pass {

    /**
     * Which contacts of a page this pass had not visited before.
     *
     * @param any whether any contact was new to the pass
     * @param last whether the last contact was new to the pass, so that the page is further down the list; contacts above it
     *     may have been created meanwhile
     */
    record Fresh(boolean any, boolean last) {}

    /** The first request. */
    ObjectNode first();

    /** The first request after Heymarket has rejected {@link #first} with a 400; {@code null} if there is no other. */
    @Nullable
    ObjectNode afterRefusal();

    /**
     * The next request.
     *
     * @param page the response to the last request
     * @param fresh which contacts of the page are new to this pass
     * @param incomplete whether Heymarket counts more contacts than were visited, so that the list should not end yet
     * @return {@code null} at the end
     */
    @Nullable
    ObjectNode next(List<Contact> page, Fresh fresh, boolean incomplete);
}
