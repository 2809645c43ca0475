package io.github.camelheymarket.api;

import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search whose result is complete and shows recent writes, which a search of Heymarket does not guarantee (R3.2).
 */
public final class ContactSearch {

    private final ContactReads reads;
    private final AccountMemory memory;
    private final int valuesPerCall;

    /** @param valuesPerCall the maximum number of values in a search call */
    public ContactSearch(ContactReads reads, AccountMemory memory, int valuesPerCall) {
        this.reads = reads;
        this.memory = memory;
        this.valuesPerCall = valuesPerCall;
    }

    /**
     * All contacts with one of the phones or e-mail addresses.
     *
     * @param phones in digits
     */
    public List<Contact> find(Collection<String> phones, Collection<String> emails) {
        Set<String> all = new LinkedHashSet<>();
        phones.forEach(phone -> all.add(MatchKeys.phone(phone)));
        emails.forEach(email -> all.add(MatchKeys.email(email)));
        all.remove(null);
        List<String> keys = new ArrayList<>(all);
        ContactIndex index = new ContactIndex();
        for (int from = 0; from < keys.size(); from += valuesPerCall) {
            List<String> chunk = keys.subList(from, Math.min(keys.size(), from + valuesPerCall));
            new KeySearch(reads, memory.completeness(), valuesPerCall, index).search(chunk);
        }
        new Recall(reads, memory.writes()).complete(keys, index);
        return index.all().stream().map(StoredContact::contact).toList();
    }
}
