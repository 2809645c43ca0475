package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Contacts of which a search shows at most as many as its cap, and only those that it shows already. */
final class SearchedAccount implements ContactReads {

    final List<Contact> contacts = new ArrayList<>();
    final List<Contact> shownLater = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    int cap = Integer.MAX_VALUE;
    int searches;
    int searchesAgain;

    Contact add(String json) {
        Contact contact = ApiJson.contact(json);
        contacts.add(contact);
        return contact;
    }

    /** A contact that a search does not show yet. */
    Contact addHidden(String json) {
        Contact contact = ApiJson.contact(json);
        shownLater.add(contact);
        return contact;
    }

    @Override
    public List<Contact> search(Collection<String> phones, Collection<String> emails) {
        searches++;
        calls.add("search " + (phones.size() + emails.size()));
        return contacts.stream()
                .filter(contact -> phones.contains(contact.getPhone()) || emails.contains(contact.getEmail()))
                .limit(cap)
                .toList();
    }

    @Override
    public List<Contact> searchAgain(Collection<String> phones, Collection<String> emails) {
        searchesAgain++;
        searches--;
        return search(phones, emails);
    }

    @Override
    public Optional<Contact> read(Long id, String uuid) {
        calls.add("read " + id + " " + uuid);
        return all().stream()
                .filter(contact ->
                        id != null && id.equals(contact.getId()) || uuid != null && uuid.equals(contact.getUuid()))
                .findFirst();
    }

    @Override
    public Optional<Contact> lookup(String phone) {
        calls.add("lookup " + phone);
        return all().stream()
                .filter(contact -> Objects.equals(phone, contact.getPhone()))
                .findFirst();
    }

    private List<Contact> all() {
        List<Contact> all = new ArrayList<>(shownLater);
        contacts.stream()
                .filter(contact ->
                        shownLater.stream().noneMatch(later -> Objects.equals(later.getId(), contact.getId())))
                .forEach(all::add);
        return all;
    }
}
