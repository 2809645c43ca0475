package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.paging.ContactPage;
import io.github.camelheymarket.paging.ContactWalks;
import io.github.camelheymarket.spi.Priority;

/**
 * {@code contacts/list}: all contacts as an iterator that reads pages while it is used and is closed when the exchange is
 * done; with {@code paging=page} one page as a list.
 */
final class ListContacts implements Operation {

    private final OperationSetup setup;
    private final ApiClient client;
    private final boolean singlePage;
    private final String format;

    ListContacts(OperationSetup setup) {
        this.setup = setup;
        this.client = setup.at(Priority.BULK);
        this.singlePage = setup.settings().getPaging().equals("page");
        this.format = setup.settings().getOutputFormat();
    }

    @Override
    public OperationResult run(OperationInput input) {
        Integer limit = input.parameters().page().checkedLimit();
        int size = limit == null ? setup.settings().getPageSize() : limit;
        return singlePage ? page(ListedContacts.walks(client, setup.settings(), size), input) : all(size, input);
    }

    private OperationResult page(ContactWalks walks, OperationInput input) {
        Parameters.ListPage wanted = input.parameters().page();
        ContactPage page = walks.fetchPage(wanted.number(), wanted.cursor(), wanted.limit());
        return OperationResult.of(ContactFormat.of(format, client).list(page.contacts()))
                .with(Fact.COUNT, page.contacts().size())
                .with(Fact.NEXT_PAGE, page.nextPage())
                .with(Fact.NEXT_CURSOR, page.nextCursor())
                .with(Fact.COMPLETE, page.isLast());
    }

    private OperationResult all(int size, OperationInput input) {
        ListedContacts contacts = ListedContacts.begin(client, setup.settings(), size);
        CloseOnDone.add(input.exchange(), contacts);
        return OperationResult.of(contacts.all(complete -> input.later().accept(Fact.COMPLETE, complete)));
    }
}
