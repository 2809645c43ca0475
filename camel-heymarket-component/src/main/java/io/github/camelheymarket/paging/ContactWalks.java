package io.github.camelheymarket.paging;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.option.Bounds;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads all contacts of an account, or one page, with one version of the API. */
public final class ContactWalks {

    private enum Version {
        V1,
        V2
    }

    private final ApiClient client;
    private final Version version;
    private final int pageSize;

    private ContactWalks(ApiClient client, Version version, int pageSize) {
        Bounds.atLeast("pageSize", 1, pageSize);
        this.client = client;
        this.version = version;
        this.pageSize = pageSize;
    }

    /** @param pageSize contacts per page, at least 1; Heymarket may return fewer */
    public static ContactWalks v1(ApiClient client, int pageSize) {
        return new ContactWalks(client, Version.V1, pageSize);
    }

    /** @param pageSize contacts per page, at least 1; Heymarket may return fewer */
    public static ContactWalks v2(ApiClient client, int pageSize) {
        return new ContactWalks(client, Version.V2, pageSize);
    }

    /** Begins a walk over all contacts. The first request is sent when the first contact is requested. */
    public ContactIterator walk() {
        ContactList list = version == Version.V1 ? new V1ContactList(pageSize) : new V2ContactList(pageSize);
        return new ContactIterator(list, new ListCalls(client, list.endpoint()));
    }

    /**
     * Begins a pass over the contacts that were updated after a time, last updated first.
     *
     * @param floor the pass returns only contacts that were updated after this time; {@code null} for all
     * @param from the pass begins with contacts that were updated before this time, if Heymarket supports that;
     *     {@code null} for the newest
     */
    public NewestFirst newestFirst(@Nullable Instant floor, @Nullable Instant from) {
        PageRequests requests = new PageRequests(version == Version.V1, pageSize);
        return new NewestFirst(new ListCalls(client, requests.endpoint()), requests, floor, from);
    }

    /** The count of Heymarket (C5.6); empty if there is none. */
    public OptionalLong count() {
        return new ListCalls(client, ApiEndpoint.LIST_V1).count();
    }

    /**
     * Reads one page. The list ends with the first empty page.
     *
     * <p>v2 pages by number; its cursor is the time limit {@code date}. v1 pages by cursor. Whether that is inclusive is not
     * documented, so the next cursor is the last but one {@code updated} of the page, and the next page begins again with the
     * contacts of the last. A group with the same {@code updated} that fills a page is read by page number. If the response
     * repeats such a group instead of its second page, up to three more requests are made.
     *
     * @param page {@code null} for the first: on v2 page 0, or 1 if Heymarket rejects 0
     * @param cursor the {@code nextCursor} of the page before, or any RFC 3339 time; {@code null} for none
     * @param limit contacts per page; {@code null} for the page size
     * @throws HeymarketIncompleteListException if contacts with the same {@code updated} fill a page, v1 ignores the page number,
     *     and Heymarket's count does not show that there are no others
     */
    public ContactPage fetchPage(@Nullable Integer page, @Nullable String cursor, @Nullable Integer limit) {
        int size = limit == null ? pageSize : limit;
        SinglePages pages = new SinglePages(client);
        return version == Version.V1 ? pages.v1(page, cursor, size) : pages.v2(page, cursor, size);
    }
}
