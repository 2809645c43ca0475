package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.List;

/** Windows of long lists of contacts. A list that has to be searched or sorted is kept for the next window of it. */
final class ContactWindow {
    /** While contacts arrive, a list is not made anew more often. */
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final ContactStore contacts;
    private SoftReference<Listed> kept = new SoftReference<>(null);

    ContactWindow(ContactStore contacts) {
        this.contacts = contacts;
    }

    /**
     * A window.
     *
     * @param total how many the whole list has
     * @param from position of the first of these
     */
    record Slice(int total, int from, List<SandboxContact> contacts) {}

    Slice slice(ContactQuery query, int from, int count) {
        if (query.text().isEmpty() && query.sort() == ContactQuery.Sort.UPDATED) {
            // The store has this order.
            return new Slice(contacts.size(), from, contacts.page(null, false, false, from, count));
        }
        List<SandboxContact> all = listed(query).contacts;
        int start = Math.min(from, all.size());
        return new Slice(all.size(), start, all.subList(start, Math.min(start + count, all.size())));
    }

    private synchronized Listed listed(ContactQuery query) {
        Listed listed = kept.get();
        long version = contacts.version();
        if (listed == null
                || !listed.query.equals(query)
                || (listed.version != version && System.nanoTime() - listed.made > FRESH)) {
            listed = new Listed(query, version, System.nanoTime(), contacts(query));
            kept = new SoftReference<>(listed);
        }
        return listed;
    }

    private List<SandboxContact> contacts(ContactQuery query) {
        return contacts.all().stream()
                .filter(contact -> query.text().isEmpty() || query.finds(contact))
                .sorted(query.sort().order())
                .toList();
    }

    private record Listed(ContactQuery query, long version, long made, List<SandboxContact> contacts) {}
}
