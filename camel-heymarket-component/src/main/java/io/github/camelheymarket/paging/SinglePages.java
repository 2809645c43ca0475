package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads single pages, without a state between them. */
final class SinglePages {

    private final ApiClient client;

    SinglePages(ApiClient client) {
        this.client = client;
    }

    ContactPage v2(@Nullable Integer page, @Nullable String cursor, int limit) {
        ListCalls calls = new ListCalls(client, new V2ContactList(limit).endpoint());
        int number = page == null ? 0 : page;
        List<Contact> contacts;
        try {
            contacts = listV2(calls, limit, number, cursor);
        } catch (HeymarketBadRequestException refused) {
            if (page != null || refused.getStatus() != 400) {
                throw refused;
            }
            number = 1;
            contacts = listV2(calls, limit, number, cursor);
        }
        return contacts.isEmpty() ? end(contacts) : new ContactPage(contacts, number + 1, cursor);
    }

    private static List<Contact> listV2(ListCalls calls, int limit, int number, @Nullable String cursor) {
        ObjectNode request = V2ContactList.request(limit, number);
        if (cursor != null) {
            request.put("date", cursor);
        }
        return calls.list(request);
    }

    ContactPage v1(@Nullable Integer page, @Nullable String cursor, int limit) {
        ListCalls calls = new ListCalls(client, new V1ContactList(limit).endpoint());
        List<Contact> contacts = calls.list(V1ContactList.request(limit, cursor, page));
        if (contacts.isEmpty()) {
            return end(contacts);
        }
        String last = contacts.get(contacts.size() - 1).getUpdated();
        String before = V1ContactList.instantBeforeLast(contacts);
        boolean allSame = before == null && (contacts.size() > 1 || limit == 1);
        if (last == null || last.equals(cursor) || allSame) {
            int number = page == null ? 1 : page;
            return number == 2 && contacts.equals(calls.list(V1ContactList.request(limit, cursor, null)))
                    ? withoutPageNumbers(calls, contacts, last, limit)
                    : new ContactPage(contacts, number + 1, cursor);
        }
        boolean inclusive = contacts.stream()
                .anyMatch(contact ->
                        contact.getUpdated() != null && contact.getUpdated().equals(cursor));
        // With an exclusive cursor, the last updated would skip contacts that share it and are not on this page.
        return new ContactPage(contacts, null, inclusive || before == null ? last : before);
    }

    /**
     * Called if the second page repeats the first, and its contacts have the same {@code updated}. If the newest page of the list
     * is longer, or Heymarket counts no more contacts than this page has, this page is the end of the list.
     */
    private static ContactPage withoutPageNumbers(
            ListCalls calls, List<Contact> contacts, @Nullable String last, int limit) {
        if (contacts.size()
                        < calls.list(V1ContactList.request(limit, null, null)).size()
                || calls.count().orElse(Long.MAX_VALUE) <= contacts.size()) {
            return end(List.of());
        }
        throw new HeymarketIncompleteListException(
                ListCalls.OPERATION + ": all contacts of a page were updated at " + Instants.shown(last)
                        + ", and v1 gives the same page for the next page number, so that other contacts may be missing. Request"
                        + " more contacts per page, or use apiVersion=v2.",
                Instants.shown(last));
    }

    private static ContactPage end(List<Contact> contacts) {
        return new ContactPage(contacts, null, null);
    }
}
