package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.configuration.OperationConfiguration;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.ContactIterator;
import io.github.camelheymarket.paging.ContactWalks;
import io.github.camelheymarket.spi.ApiVersion;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One walk over all contacts (R7.1), given out one by one, some at a time or as a whole, in the form a route asks for. */
public final class ListedContacts implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ListedContacts.class);

    private final ContactIterator contacts;
    private final ContactFormat format;

    private ListedContacts(ContactIterator contacts, ContactFormat format) {
        this.contacts = contacts;
        this.format = format;
    }

    /** Nothing of the list is read before the first contact is asked for; the form {@code flat} reads its columns now. */
    public static ListedContacts begin(ApiClient client, OperationConfiguration settings, int pageSize) {
        return new ListedContacts(
                walks(client, settings, pageSize).walk(), ContactFormat.of(settings.getOutputFormat(), client));
    }

    /** The list in the version that the options ask for. */
    public static ContactWalks walks(ApiClient client, OperationConfiguration settings, int pageSize) {
        return settings.getApiVersion() == ApiVersion.v1
                ? ContactWalks.v1(client, pageSize)
                : ContactWalks.v2(client, pageSize);
    }

    public boolean hasNext() {
        return contacts.hasNext();
    }

    /** The next contact. */
    public Object next() {
        return format.one(contacts.next());
    }

    /**
     * A list, or a stream of lines, of the next contacts: fewer than asked for at the end and before a failure, which
     * {@link #hasNext()} then throws.
     *
     * @param most at least 1
     */
    public Object next(int most) {
        List<Contact> some = new ArrayList<>();
        some.add(contacts.next());
        try {
            while (some.size() < most && contacts.hasNext()) {
                some.add(contacts.next());
            }
        } catch (HeymarketException e) {
            LOG.debug("{} contacts were read before a failure", some.size());
        }
        return format.list(some);
    }

    /**
     * An iterator over all that are left, or a stream of lines, either a {@link Closeable} that ends the walk.
     *
     * @param complete told at the end whether everybody was there
     */
    public Object all(Consumer<Boolean> complete) {
        return format.stream(new ToldIterator(contacts, complete), contacts);
    }

    /** Whether the walk came to its end and gave as many contacts as Heymarket counts. */
    public boolean isComplete() {
        return contacts.isComplete();
    }

    /** How many contacts Heymarket counts; known once the first was asked for, empty where there is no count. */
    public OptionalLong counted() {
        return contacts.counted();
    }

    @Override
    public void close() {
        contacts.close();
    }

    /** Tells at the end whether everybody was there. */
    private record ToldIterator(ContactIterator contacts, Consumer<Boolean> complete) implements Iterator<Contact> {
        @Override
        public boolean hasNext() {
            boolean more = contacts.hasNext();
            if (!more) {
                complete.accept(contacts.isComplete());
            }
            return more;
        }

        @Override
        public Contact next() {
            return contacts.next();
        }
    }
}
