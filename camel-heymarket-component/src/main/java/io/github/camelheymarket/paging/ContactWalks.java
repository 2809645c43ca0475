package io.github.camelheymarket.paging;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.option.Bounds;
import java.time.Instant;
import java.util.OptionalLong;

/** Reads the contacts of an account, all of them or a page, with one version of the API. */
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

    /** @param pageSize contacts a page to ask for, at least 1; Heymarket may give fewer */
    public static ContactWalks v1(ApiClient client, int pageSize) {
        return new ContactWalks(client, Version.V1, pageSize);
    }

    /** @param pageSize contacts a page to ask for, at least 1; Heymarket may give fewer */
    public static ContactWalks v2(ApiClient client, int pageSize) {
        return new ContactWalks(client, Version.V2, pageSize);
    }

    /** Begins a walk over all contacts; nothing is sent before the first contact is asked for. */
    public ContactIterator walk() {
        ContactList list = version == Version.V1 ? new V1ContactList(pageSize) : new V2ContactList(pageSize);
        return new ContactIterator(list, new ListCalls(client, list.endpoint()));
    }

    /**
     * Begins a pass over the contacts changed after an instant, last changed first.
     *
     * @param floor only those updated after it are given; {@code null} for all
     * @param from where to begin: those updated before it, as far as Heymarket lets a list begin in the middle;
     *     {@code null} for the newest
     */
    public NewestFirst newestFirst(Instant floor, Instant from) {
        PageRequests requests = new PageRequests(version == Version.V1, pageSize);
        return new NewestFirst(new ListCalls(client, requests.endpoint()), requests, floor, from);
    }

    /** How many contacts Heymarket counts (C5.6); empty where it has no count for us. */
    public OptionalLong count() {
        return new ListCalls(client, ApiEndpoint.LIST_V1).count();
    }

    /**
     * Reads one page. The list ends with the first empty one.
     *
     * <p>v2 goes by page number; its cursor is the time bound {@code date}. v1 goes by cursor. Since nobody says whether
     * that is inclusive, the next cursor is the last instant but one of the page, so that the next page begins with the
     * contacts of the last instant once more; a group of one instant as large as a page is passed by page number. Up to two
     * more requests are made where such a group comes back instead of its second page.
     *
     * @param page {@code null} for the first: on v2 page 0, or 1 if 0 is refused
     * @param cursor the {@code nextCursor} of the page before, or any RFC 3339 instant; {@code null} for none
     * @param limit contacts to ask for, {@code null} for the page size
     * @throws HeymarketIncompleteListException if a group of equal {@code updated} fills a page and v1 does not react to
     *     the page number
     */
    public ContactPage fetchPage(Integer page, String cursor, Integer limit) {
        int size = limit == null ? pageSize : limit;
        SinglePages pages = new SinglePages(client);
        return version == Version.V1 ? pages.v1(page, cursor, size) : pages.v2(page, cursor, size);
    }
}
