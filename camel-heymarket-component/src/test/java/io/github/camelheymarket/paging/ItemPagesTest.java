package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.shape.Pages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The requests for single pages of a list that is no list of contacts. */
class ItemPagesTest {

    private static String at(int second) {
        return "2026-05-01T00:00:%02dZ".formatted(second);
    }

    private static ResultObject item(String updated) {
        return new ResultObject(JsonNodeFactory.instance.objectNode().put("updated", updated));
    }

    @Test
    void aPageTellsWhereTheNextOneBegins() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("kind", "x");
        ItemPages byNumber = new ItemPages("things/list", Pages.BY_NUMBER, body, 2);
        ItemPages byCursor = new ItemPages("things/list", Pages.BY_UPDATED_WITH_LIMIT, body, 2);
        List<ResultObject> items = List.of(item(at(9)), item(at(8)));

        assertThat(byNumber.request(null, null)).hasToString("{\"kind\":\"x\",\"limit\":2,\"page\":1}");
        assertThat(byNumber.request(5, null)).hasToString("{\"kind\":\"x\",\"limit\":2,\"page\":5}");
        assertThat(byNumber.page(null, items)).isEqualTo(new ItemPage(items, 2, null));
        assertThat(byNumber.page(5, items)).isEqualTo(new ItemPage(items, 6, null));
        assertThat(byNumber.page(5, items).isLast()).isFalse();
        assertThat(byNumber.page(5, List.of()).isLast()).isTrue();
        assertThat(byCursor.request(null, null)).hasToString("{\"kind\":\"x\",\"limit\":2}");
        assertThat(byCursor.request(null, at(8)))
                .hasToString("{\"kind\":\"x\",\"limit\":2,\"date\":\"" + at(8) + "\"}");
        assertThat(byCursor.page(null, items)).isEqualTo(new ItemPage(items, null, at(8)));
        assertThat(byCursor.page(null, items).isLast()).isFalse();
        assertThat(byCursor.page(null, List.of(item(" "))).isLast()).isTrue();
        assertThat(body).hasToString("{\"kind\":\"x\"}");
    }
}
