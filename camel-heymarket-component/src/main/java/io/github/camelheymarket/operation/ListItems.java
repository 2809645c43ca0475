package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.model.ResultList;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.paging.ItemIterator;
import io.github.camelheymarket.paging.ItemPage;
import io.github.camelheymarket.paging.ItemPages;
import io.github.camelheymarket.shape.Form;
import io.github.camelheymarket.spi.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A plain operation whose answer is a page: all items as an iterator that reads pages while it is used and is closed when the
 * exchange is done; with {@code paging=page} one page as a list.
 */
final class ListItems implements Operation {

    private final OperationSetup setup;
    private final ApiEndpoint endpoint;
    private final Form form;
    private final ApiGateway gateway;
    private final PlainBody body;

    ListItems(OperationSetup setup) {
        this.setup = setup;
        this.endpoint = ApiEndpoint.plain(setup.name());
        this.form = endpoint.plainForm();
        this.gateway = new ApiGateway(setup.name(), setup.at(Priority.BULK));
        this.body = new PlainBody(setup, form);
    }

    @Override
    public OperationResult run(OperationInput input) {
        JsonNode given = body.read(input);
        ItemPages pages = new ItemPages(
                setup.name(),
                form.pages(),
                given == null ? JsonNodeFactory.instance.objectNode() : (ObjectNode) given,
                limit(input.parameters().page().checkedLimit()));
        return setup.settings().getPaging().equals("page") ? page(pages, input) : all(pages, input);
    }

    /** @return {@code null} if the endpoint has no page size */
    private @Nullable Integer limit(@Nullable Integer header) {
        if (!form.pages().hasLimit()) {
            return null;
        }
        return header == null ? Integer.valueOf(setup.settings().getPageSize()) : header;
    }

    private OperationResult page(ItemPages pages, OperationInput input) {
        Parameters.ListPage wanted = input.parameters().page();
        ApiAnswer<ResultList<ResultObject>> answer = fetch(pages.request(wanted.number(), wanted.cursor()));
        ItemPage page = pages.page(wanted.number(), answer.content());
        return OperationResult.of(answer)
                .with(Fact.COUNT, page.items().size())
                .with(Fact.NEXT_PAGE, page.nextPage())
                .with(Fact.NEXT_CURSOR, page.nextCursor())
                .with(Fact.COMPLETE, page.isLast());
    }

    private OperationResult all(ItemPages pages, OperationInput input) {
        ItemIterator items = new ItemIterator(
                pages, request -> fetch(request).content(), () -> input.later().accept(Fact.COMPLETE, true));
        CloseOnDone.add(input.exchange(), items);
        return OperationResult.of(items);
    }

    @SuppressWarnings("unchecked")
    private ApiAnswer<ResultList<ResultObject>> fetch(ObjectNode request) {
        return gateway.call(gateway.request(endpoint, request), answer ->
                (ResultList<ResultObject>) form.answer().read(answer));
    }
}
