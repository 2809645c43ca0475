package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import java.util.List;

/** The requests of one pass over the list, newest contact first; each answer decides the next request. */
interface Pass {

    /**
     * What a pass had not met of a page.
     *
     * @param any whether there was such a contact
     * @param last whether the last contact was one: the page then leads further down the list, while new contacts further
     *     up may have been created meanwhile
     */
    record Fresh(boolean any, boolean last) {}

    ObjectNode first();

    /** @return what to ask when the first request was refused with a 400, {@code null} for nothing else */
    ObjectNode afterRefusal();

    /**
     * Decides what to ask next.
     *
     * @param page the answer to the last request
     * @param fresh what this pass had not met of it
     * @param owed whether Heymarket counts more contacts than the pass has met, so that its end is not here yet
     * @return {@code null} at the end
     */
    ObjectNode next(List<Contact> page, Fresh fresh, boolean owed);
}
