package io.github.camelheymarket.paging;

import io.github.camelheymarket.model.ResultObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextPage the number of the next page; {@code null} at the end, and if pages are not numbered
 * @param nextCursor where the next page begins; {@code null} at the end, and if pages are numbered
 */
public record ItemPage(
        List<ResultObject> items,
        @Nullable Integer nextPage,
        @Nullable String nextCursor) {

    public boolean isLast() {
        return nextPage == null && nextCursor == null;
    }
}
