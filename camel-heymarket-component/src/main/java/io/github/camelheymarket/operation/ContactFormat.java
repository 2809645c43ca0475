package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.ResultList;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The formats of contacts in a list (option {@code outputFormat}). */
public final class ContactFormat {

    private final Function<Contact, Object> converter;
    private final boolean ndjson;

    private ContactFormat(Function<Contact, Object> converter, boolean ndjson) {
        this.converter = converter;
        this.ndjson = ndjson;
    }

    /** For the format {@code flat} the custom fields are read now. */
    public static ContactFormat of(String name, ApiClient client) {
        return switch (name) {
            case "map" -> new ContactFormat(ContactFormat::map, false);
            case "flat" -> new ContactFormat(FlatContacts.of(client)::flat, false);
            case "ndjson" -> new ContactFormat(contact -> contact, true);
            default -> new ContactFormat(contact -> contact.readFrom(client.account()), false);
        };
    }

    private static Map<String, Object> map(Contact contact) {
        return Json.plain(contact.json());
    }

    /** A contact, or a stream of its line. */
    public Object one(Contact contact) {
        return ndjson ? list(List.of(contact)) : converter.apply(contact);
    }

    /** A list, or a stream of lines. */
    Object list(List<Contact> contacts) {
        return ndjson
                ? new NdjsonStream(contacts.iterator(), () -> {})
                : new ResultList<>(contacts.stream().map(converter).toList());
    }

    /** An iterator that is also {@link Closeable}, or a stream of lines. */
    Object stream(Iterator<Contact> contacts, Closeable walk) {
        return ndjson ? new NdjsonStream(contacts, walk) : new ConvertingIterator(contacts, converter, walk);
    }

    private record ConvertingIterator(Iterator<Contact> contacts, Function<Contact, Object> converter, Closeable walk)
            implements Iterator<Object>, Closeable {

        @Override
        public boolean hasNext() {
            return contacts.hasNext();
        }

        @Override
        public Object next() {
            return converter.apply(contacts.next());
        }

        @Override
        public void close() throws IOException {
            walk.close();
        }

        @Override
        public String toString() {
            return "Contacts";
        }
    }
}
