package io.github.camelheymarket.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * The contacts, indexed by id, UUID, channel value and {@code updated}. Each method is atomic; who reads and then writes holds the
 * store's monitor over both ({@code synchronized (store)}).
 */
public final class ContactStore {
    private static final long FIRST_ID = 700_001;
    /** Index entry for the {@code email} field, apart from the e-mail channels. */
    private static final String EMAIL_FIELD = "email field";

    private final Map<Long, SandboxContact> byId = new HashMap<>();
    private final ChannelIndex channels = new ChannelIndex();
    private final UpdatedOrder order = new UpdatedOrder();
    private final List<ConsentChange> consentChanges = new ArrayList<>();
    private final RecentChanges recent = new RecentChanges();
    private long nextId = FIRST_ID;
    private volatile long writes;
    private volatile long version;

    /** Stores a new contact under the next id. */
    public synchronized SandboxContact create(ContactChange change, Instant created, Instant updated) {
        change.id = nextId++;
        change.rev = 1;
        change.created = created;
        SandboxContact contact = change.build("create", updated);
        put(contact);
        writes++;
        return contact;
    }

    /**
     * Stores a change of a contact: rev rises, a change of consent is kept in {@link #consentChanges()}.
     *
     * @param op update or status
     * @param cause what to say about it in the list of consent changes
     */
    public synchronized SandboxContact update(ContactChange change, String op, Instant now, String cause) {
        SandboxContact old = byId.get(change.id);
        change.rev = old.rev() + 1;
        writes++;
        return replace(old, change.build(op, now), now, cause);
    }

    private SandboxContact replace(SandboxContact old, SandboxContact contact, Instant now, String cause) {
        take(old);
        put(contact);
        if (!old.consent().equals(contact.consent())) {
            consentChanges.add(new ConsentChange(old.id(), now, cause, old.consent(), contact.consent()));
        }
        return contact;
    }

    /**
     * Stores a change of consent.
     *
     * @param touched whether it counts as an update, with a new rev and time
     * @param cause what to say about it in the list of consent changes
     */
    public synchronized void consent(long id, Consent consent, boolean touched, Instant now, String cause) {
        SandboxContact old = byId.get(id);
        ContactChange change = old.change().consent(consent);
        if (touched) {
            update(change, "status", now, cause);
            return;
        }
        replace(old, change.build(old.op(), old.updated()), now, cause);
    }

    /** Takes a deleted tag off every contact, without an update of the contact. */
    public synchronized void dropTag(long tagId) {
        for (SandboxContact contact : List.copyOf(byId.values())) {
            if (contact.tags().contains(tagId)) {
                List<Long> others =
                        contact.tags().stream().filter(id -> id != tagId).toList();
                take(contact);
                put(contact.change().tags(others).build(contact.op(), contact.updated()));
            }
        }
    }

    /** Deletes a contact for good; false if there is none of that id. */
    public synchronized boolean delete(long id) {
        SandboxContact old = byId.get(id);
        if (old == null) {
            return false;
        }
        take(old);
        byId.remove(id);
        recent.remove(id);
        return true;
    }

    /**
     * Notes what a contact was before a change, for {@link #searched}.
     *
     * @param before {@code null} where the change created it
     */
    public synchronized void changed(long id, SandboxContact before, Instant at) {
        recent.add(id, before, at);
    }

    /**
     * What a search finds that shows everything as it was at a time, deleted contacts apart.
     *
     * @param anywhere whether an address is looked for in the {@code email} field too
     */
    public synchronized List<SandboxContact> searched(String type, String value, boolean anywhere, Instant time) {
        Set<SandboxContact> now = new LinkedHashSet<>(anywhere ? byEmailAnywhere(value) : byChannel(type, value));
        for (long id : recent.former(type, value)) {
            if (byId.containsKey(id)) {
                now.add(byId.get(id));
            }
        }
        return recent.at(now, time).values().stream()
                .filter(contact -> ChannelIndex.has(contact, type, value, anywhere))
                .toList();
    }

    public synchronized Optional<SandboxContact> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized Optional<SandboxContact> byUuid(UUID uuid) {
        OptionalLong id = ContactIds.id(uuid);
        return id.isPresent() ? byId(id.getAsLong()) : Optional.empty();
    }

    /** All contacts with a channel value; phones exactly, everything else trimmed and in lower case. */
    public synchronized List<SandboxContact> byChannel(String type, String value) {
        return contacts(channels.ids(type, value));
    }

    /** All contacts with that address in the {@code email} field or in an e-mail channel. */
    public synchronized List<SandboxContact> byEmailAnywhere(String address) {
        Set<SandboxContact> found = new LinkedHashSet<>(byChannel(Channel.EMAIL, address));
        found.addAll(contacts(channels.ids(EMAIL_FIELD, address)));
        return new ArrayList<>(found);
    }

    /** How often a contact was created or updated. */
    public long writes() {
        return writes;
    }

    /** Another number after each change of any contact. */
    public long version() {
        return version;
    }

    public synchronized int size() {
        return order.size();
    }

    /** All contacts, last updated first. */
    public synchronized List<SandboxContact> all() {
        return order.page(order.all(), 0, order.size(), false);
    }

    /**
     * A page.
     *
     * @param bound cursor, or {@code null}: descending pages hold what was updated before it, ascending ones what came after
     * @param inclusive whether a contact updated at the very instant is in
     * @param offset contacts to pass over
     * @param limit most contacts in the page
     */
    public synchronized List<SandboxContact> page(
            Instant bound, boolean inclusive, boolean ascending, long offset, int limit) {
        UpdatedOrder.Range range = order.all();
        if (bound != null) {
            range = ascending ? order.since(bound, inclusive) : order.until(bound, inclusive);
        }
        return order.page(range, offset, limit, ascending);
    }

    /** Every change of a stored contact's consent, oldest first. */
    public synchronized List<ConsentChange> consentChanges() {
        return List.copyOf(consentChanges);
    }

    public synchronized void clear() {
        byId.clear();
        channels.clear();
        order.clear();
        recent.clear();
        consentChanges.clear();
        nextId = FIRST_ID;
        version++;
    }

    private List<SandboxContact> contacts(long[] ids) {
        List<SandboxContact> found = new ArrayList<>(ids.length);
        for (long id : ids) {
            found.add(byId.get(id));
        }
        return found;
    }

    private void put(SandboxContact contact) {
        version++;
        byId.put(contact.id(), contact);
        order.add(contact);
        for (Channel channel : contact.channels()) {
            channels.add(channel.type(), channel.value(), contact.id());
        }
        if (!contact.email().isEmpty()) {
            channels.add(EMAIL_FIELD, contact.email(), contact.id());
        }
    }

    private void take(SandboxContact contact) {
        version++;
        order.remove(contact);
        for (Channel channel : contact.channels()) {
            channels.remove(channel.type(), channel.value(), contact.id());
        }
        if (!contact.email().isEmpty()) {
            channels.remove(EMAIL_FIELD, contact.email(), contact.id());
        }
    }
}
