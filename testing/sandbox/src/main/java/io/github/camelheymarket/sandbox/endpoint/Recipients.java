package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.RecipientList;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.ContactChange;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Who is in a list, while it is written. Phones and addresses become contacts or stay what they are, see
 * {@link Switch#LIST_PHONES}.
 */
final class Recipients {
    private final Call call;
    private final ContactStore store;
    private final Set<Long> contacts = new LinkedHashSet<>();
    private final Set<String> phones = new LinkedHashSet<>();
    private final Set<String> emails = new LinkedHashSet<>();

    Recipients(Call call) {
        this.call = call;
        store = call.state().contacts();
    }

    static Recipients of(Call call, RecipientList list) {
        Recipients recipients = new Recipients(call);
        recipients.contacts.addAll(list.contacts());
        recipients.phones.addAll(list.phones());
        recipients.emails.addAll(list.emails());
        return recipients;
    }

    /** Checks members of a body, before any of them is stored. */
    static void check(Call call, ObjectNode body, String contactsName, String phonesName, String emailsName) {
        List<Long> ids = Given.integers(body, contactsName);
        for (int i = 0; i < ids.size(); i++) {
            if (call.state().contacts().byId(ids.get(i)).isEmpty()) {
                throw ApiError.bad(contactsName + "[" + i + "]", "there is no such contact");
            }
        }
        Given.phones(body, phonesName);
        Given.emails(body, emailsName);
    }

    void add(ObjectNode body, String contactsName, String phonesName, String emailsName) {
        contacts.addAll(Given.integers(body, contactsName));
        Given.phones(body, phonesName).forEach(phone -> added(Channel.PHONE, phone, phones));
        Given.emails(body, emailsName).forEach(email -> added(Channel.EMAIL, email, emails));
    }

    private void added(String type, String value, Set<String> lightweight) {
        if (call.settings().is(Switch.LIST_PHONES, "TARGETS")) {
            lightweight.add(value);
            return;
        }
        List<SandboxContact> known = store.byChannel(type, value);
        contacts.add(known.isEmpty() ? created(type, value) : known.get(0).id());
    }

    private long created(String type, String value) {
        ContactChange change = new ContactChange().channel(new Channel(type, value));
        Instant now = call.now();
        return call.changed(null, store.create(change, now, now)).id();
    }

    void clear() {
        contacts.clear();
        phones.clear();
        emails.clear();
    }

    /** Who is not on the list is passed over. */
    void remove(ObjectNode body, String contactsName, String phonesName, String emailsName) {
        Given.integers(body, contactsName).forEach(contacts::remove);
        remove(Given.phones(body, phonesName), Channel.PHONE, phones::remove);
        remove(Given.emails(body, emailsName), Channel.EMAIL, emails::remove);
    }

    private void remove(List<String> values, String type, Consumer<String> lightweight) {
        for (String value : values) {
            lightweight.accept(value);
            store.byChannel(type, value).forEach(contact -> contacts.remove(contact.id()));
        }
    }

    int size() {
        return contacts.size() + phones.size() + emails.size();
    }

    List<Long> contacts() {
        return List.copyOf(contacts);
    }

    List<String> phones() {
        return List.copyOf(phones);
    }

    List<String> emails() {
        return List.copyOf(emails);
    }

    /** Each number of a list with the contact that has it, or with {@code null}; deleted contacts are gone from it. */
    static void eachPhone(ContactStore store, RecipientList list, BiConsumer<String, SandboxContact> each) {
        Set<String> seen = new LinkedHashSet<>();
        for (long id : list.contacts()) {
            store.byId(id)
                    .filter(contact -> !contact.phone().isEmpty() && seen.add(contact.phone()))
                    .ifPresent(contact -> each.accept(contact.phone(), contact));
        }
        for (String phone : list.phones()) {
            if (seen.add(phone)) {
                each.accept(
                        phone,
                        store.byChannel(Channel.PHONE, phone).stream()
                                .findFirst()
                                .orElse(null));
            }
        }
    }
}
