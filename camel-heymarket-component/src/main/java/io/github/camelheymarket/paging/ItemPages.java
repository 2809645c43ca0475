package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.shape.Pages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests for the pages of a list of anything but contacts.
 *
 * @param operation the operation for which the list is read, for messages
 * @param pages how the endpoint is paged
 * @param body the members of each request besides the cursor
 * @param limit the page size; {@code null} if the endpoint has none
 */
public record ItemPages(
        String operation,
        Pages pages,
        ObjectNode body,
        @Nullable Integer limit) {

    private static final int FIRST_NUMBER = 1;

    /** The pages for reading the whole list, of at least two items: a page of one does not show whether others share its instant. */
    ItemPages ofWalk() {
        return isNumbered() || limit == null || limit > 1 ? this : new ItemPages(operation, pages, body, 2);
    }

    /** The request for a page. @param number and cursor {@code null} for the first page */
    public ObjectNode request(@Nullable Integer number, @Nullable String cursor) {
        ObjectNode request = body.deepCopy();
        if (limit != null) {
            request.put("limit", limit);
        }
        if (isNumbered()) {
            return request.put(pages.cursor(), number == null ? FIRST_NUMBER : number);
        }
        return cursor == null ? request : request.put(pages.cursor(), cursor);
    }

    /** The page that the items are, with the number or the cursor of the next page. */
    public ItemPage page(@Nullable Integer number, List<ResultObject> items) {
        if (items.isEmpty()) {
            return new ItemPage(items, null, null);
        }
        return isNumbered()
                ? new ItemPage(items, (number == null ? FIRST_NUMBER : number) + 1, null)
                : new ItemPage(items, null, instant(items.get(items.size() - 1)));
    }

    boolean isNumbered() {
        return pages.ofItem() == null;
    }

    /** The cursor that ends at an item; {@code null} if the item does not show it. */
    @Nullable
    String instant(ResultObject item) {
        return item.get(pages.ofItem()) instanceof String text && !text.isBlank() ? text : null;
    }
}
