package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.shape.Pages;
import java.util.ArrayList;
import java.util.List;

/** A list of things, newest first, that {@link ItemIterator} reads. */
abstract class ItemListFixture {

    final List<ResultObject> items = new ArrayList<>();
    final List<String> requests = new ArrayList<>();
    final RuntimeException failure = new HeymarketException("down");
    boolean inclusive;
    int pageLength = 30;
    int failing;
    int ends;

    static String at(int second) {
        return "2026-05-01T00:00:%02dZ".formatted(second);
    }

    /** Adds an item for each of these seconds, which fall. */
    void with(int... seconds) {
        for (int second : seconds) {
            items.add(item(items.size() + 1, at(second)));
        }
    }

    static ResultObject item(int id, String updated) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
        return new ResultObject(updated == null ? json : json.put("updated", updated));
    }

    List<ResultObject> answer(ObjectNode request) {
        requests.add(request.toString());
        if (requests.size() == failing) {
            throw failure;
        }
        int length = Math.min(pageLength, request.path("limit").asInt(pageLength));
        if (request.has("page")) {
            return items.stream()
                    .skip((request.get("page").asInt() - 1L) * length)
                    .limit(length)
                    .toList();
        }
        String date = request.path("date").asText();
        return items.stream()
                .filter(item -> date.isEmpty()
                        || date.compareTo(item.get("updated").toString()) > 0
                        || inclusive && date.equals(item.get("updated")))
                .limit(length)
                .toList();
    }

    ItemIterator list(Pages pages, Integer limit) {
        return new ItemIterator(
                new ItemPages("things/list", pages, JsonNodeFactory.instance.objectNode(), limit),
                this::answer,
                () -> ends++);
    }

    ItemIterator list(int limit) {
        return list(Pages.BY_UPDATED_WITH_LIMIT, limit);
    }

    static List<Object> ids(ItemIterator list) {
        List<Object> ids = new ArrayList<>();
        list.forEachRemaining(item -> ids.add(item.get("id")));
        return ids;
    }

    void givesEverythingOnce(ItemIterator list) {
        assertThat(ids(list))
                .containsExactlyElementsOf(
                        items.stream().map(item -> item.get("id")).toList());
        assertThat(ends).isEqualTo(1);
    }
}
