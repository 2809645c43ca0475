package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Catalog;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.Consent;
import io.github.camelheymarket.sandbox.store.ConsentChange;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.CustomField;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.sandbox.store.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The contacts, fields and tags of a sandbox, seen and changed past the API. */
abstract class SandboxAccount {
    final ContactStore contacts = new ContactStore();
    final Catalog catalog = new Catalog();

    abstract SandboxSettings settings();

    abstract Instant now();

    /** Contacts were put in. */
    abstract void seeded();

    /** All contacts, last updated first. */
    public List<SandboxContact> contacts() {
        return contacts.all();
    }

    public int contactCount() {
        return contacts.size();
    }

    /** All contacts with that phone, in digits; several only with {@link Switch#CREATE_EXISTING} DUPLICATE. */
    public List<SandboxContact> allByPhone(String digits) {
        return contacts.byChannel(Channel.PHONE, digits);
    }

    /** The contact with that phone, in digits; the oldest if there are several. */
    public Optional<SandboxContact> findByPhone(String digits) {
        return allByPhone(digits).stream().findFirst();
    }

    /** All contacts with that address, as field or channel. */
    public List<SandboxContact> allByEmail(String address) {
        return contacts.byEmailAnywhere(address);
    }

    public Optional<SandboxContact> findByUuid(UUID uuid) {
        return contacts.byUuid(uuid);
    }

    public Optional<SandboxContact> findByUuid(String uuid) {
        return findByUuid(UUID.fromString(uuid));
    }

    public Optional<SandboxContact> findById(long id) {
        return contacts.byId(id);
    }

    /** Puts a contact in, past the API. */
    public SandboxContact seed(Seed seed) {
        return seed(seed.members());
    }

    /**
     * Puts a contact in, past the API. Members: phone, first, last, display_name, email (also makes an e-mail channel), avatar,
     * assignee_id or assigned_user_id, custom (field id to value), tags (ids), is_opted_out (by the team), unsubscribed_by
     * (contact or admin), unsubscribed_contact, unsubscribed_admin, blocked, created, updated (Instant or RFC 3339 in UTC).
     *
     * @throws IllegalArgumentException for any other member
     */
    public SandboxContact seed(Map<String, ?> members) {
        SandboxContact seeded = seeder().seed(members);
        seeded();
        return seeded;
    }

    /** Puts invented contacts in, each with a time of its own; the same random seed gives the same contacts. */
    public void seedMany(int count, long randomSeed) {
        seeder().seedMany(count, randomSeed);
        seeded();
    }

    /** Puts further invented contacts in, with numbers that nobody has. */
    void seedMore(int count) {
        seeder().seedMore(count);
        seeded();
    }

    /** Puts contacts in whose names are hard to show and to store. */
    void seedDifficult() {
        seeder().seedDifficult();
        seeded();
    }

    /** Deletes a contact behind the client's back; false if there is none. */
    public boolean delete(long id) {
        return contacts.delete(id);
    }

    /**
     * Opts a contact out, as when the person writes STOP. No event is delivered: see {@link #webhook()}.
     *
     * @throws java.util.NoSuchElementException if nobody has this phone
     */
    public void optOut(String phone) {
        contactSays(phone, "STOP", consent -> new Consent(consent.unsubscribedAdmin(), true, consent.blocked()));
    }

    /**
     * Opts a contact in, as when the person writes START. No event is delivered: see {@link #webhook()}.
     *
     * @throws java.util.NoSuchElementException if nobody has this phone
     */
    public void optIn(String phone) {
        contactSays(phone, "START", Consent::subscribe);
    }

    private void contactSays(String phone, String word, UnaryOperator<Consent> change) {
        synchronized (contacts) {
            SandboxContact contact = findByPhone(phone).orElseThrow();
            boolean touched = settings().yes(Switch.CONSENT_UPDATES);
            contacts.consent(contact.id(), change.apply(contact.consent()), touched, now(), word);
        }
    }

    /** Adds a custom field and gives its id. */
    public long defineField(String title) {
        return catalog.addField(title).id();
    }

    /** Adds a tag and gives its id. */
    public long defineTag(String label) {
        return catalog.addTag(label, "").id();
    }

    public List<CustomField> fields() {
        return catalog.fields();
    }

    public List<Tag> tags() {
        return catalog.tags();
    }

    /** Every change of a stored contact's consent, oldest first; also of contacts deleted since. */
    public List<ConsentChange> consentChanges() {
        return contacts.consentChanges();
    }

    /** Changes of one contact's consent, oldest first. */
    public List<ConsentChange> consentChanges(long contactId) {
        return consentChanges().stream().filter(c -> c.contactId() == contactId).toList();
    }

    private Seeder seeder() {
        return new Seeder(contacts, now());
    }
}
