package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.Priority;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.paging.ContactIterator;
import io.github.camelheymarket.paging.ContactPage;
import io.github.camelheymarket.paging.ContactWalks;
import java.util.Iterator;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * {@code contacts/list} (C5.5, C5.18, R7.1): all contacts as an iterator that reads on while it is used and is closed when
 * the exchange is done, or with {@code paging=page} one page as a list.
 */
final class ListContacts implements Operation {

    private final OperationSetup setup;
    private final ApiClient client;
    private final boolean v1;
    private final boolean singlePage;
    private final String format;

    ListContacts(OperationSetup setup) {
        this.setup = setup;
        this.client = setup.at(Priority.BULK);
        this.v1 = setup.versionOr(ApiVersion.v2) == ApiVersion.v1;
        this.singlePage = setup.settings().getPaging().equals("page");
        this.format = setup.settings().getOutputFormat();
    }

    @Override
    public OperationResult run(OperationInput input) {
        Integer limit = input.parameters().limit();
        if (limit != null && limit < 1) {
            throw new HeymarketValidationException(
                    "LIMIT_NOT_POSSIBLE", "limit", "The header CamelHeymarketLimit is at least 1.", limit);
        }
        int size = limit == null ? setup.settings().getPageSize() : limit;
        ContactWalks walks = v1 ? ContactWalks.v1(client, size) : ContactWalks.v2(client, size);
        return singlePage ? page(walks, input) : all(walks, input);
    }

    private OperationResult page(ContactWalks walks, OperationInput input) {
        Parameters parameters = input.parameters();
        ContactPage page = walks.fetchPage(parameters.page(), parameters.cursor(), parameters.limit());
        return OperationResult.of(ContactFormat.of(format, client).list(page.contacts()))
                .with(Fact.COUNT, page.contacts().size())
                .with(Fact.NEXT_PAGE, page.nextPage())
                .with(Fact.NEXT_CURSOR, page.nextCursor())
                .with(Fact.COMPLETE, page.isLast());
    }

    private OperationResult all(ContactWalks walks, OperationInput input) {
        ContactIterator contacts = walks.walk();
        input.exchange().getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange exchange) {
                contacts.close();
            }
        });
        Iterator<Contact> told = new ToldIterator(contacts, input);
        return OperationResult.of(ContactFormat.of(format, client).stream(told, contacts));
    }

    /** Tells at the end whether everybody was there. */
    private record ToldIterator(ContactIterator contacts, OperationInput input) implements Iterator<Contact> {
        @Override
        public boolean hasNext() {
            boolean more = contacts.hasNext();
            if (!more) {
                input.later().accept(Fact.COMPLETE, contacts.isComplete());
            }
            return more;
        }

        @Override
        public Contact next() {
            return contacts.next();
        }
    }
}
