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

/** A walk over all contacts, which a route receives one by one, in batches or as a whole, in its output format. */
public final class ListedContacts implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ListedContacts.class);

    private final ContactIterator contacts;
    private final ContactFormat format;

    private ListedContacts(ContactIterator contacts, ContactFormat format) {
        this.contacts = contacts;
        this.format = format;
    }

    /**
     * The list is read from the first call of {@link #hasNext} on; for the format {@code flat} the custom fields are read
     * now.
     */
    public static ListedContacts begin(ApiClient client, OperationConfiguration settings, int pageSize) {
        return new ListedContacts(
                walks(client, settings, pageSize).walk(), ContactFormat.of(settings.getOutputFormat(), client));
    }

    /** The list of the API version that the options choose. */
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
     * The next contacts, as a list or a stream of lines. They are fewer at the end, and before a failure, which
     * {@link #hasNext()} then throws.
     *
     * @param max at least 1
     */
    public Object next(int max) {
        List<Contact> batch = new ArrayList<>();
        batch.add(contacts.next());
        try {
            while (batch.size() < max && contacts.hasNext()) {
                batch.add(contacts.next());
            }
        } catch (HeymarketException e) {
            LOG.debug("{} contacts were read before a failure", batch.size());
        }
        return format.list(batch);
    }

    /**
     * The remaining contacts, as an iterator or a stream of lines; both are {@link Closeable}, which ends the walk.
     *
     * @param complete is called at the end, with {@link #isComplete()}
     */
    public Object all(Consumer<Boolean> complete) {
        return format.stream(new ReportingIterator(contacts, complete), contacts);
    }

    /** Whether the walk has ended and delivered as many contacts as Heymarket counts. */
    public boolean isComplete() {
        return contacts.isComplete();
    }

    /** How many contacts Heymarket counts; empty before the first contact was read, and if there is no count. */
    public OptionalLong counted() {
        return contacts.counted();
    }

    @Override
    public void close() {
        contacts.close();
    }

    private record ReportingIterator(ContactIterator contacts, Consumer<Boolean> complete)
            implements Iterator<Contact> {
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
