package io.github.camelheymarket.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.ResultList;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.paging.ItemIterator;
import io.github.camelheymarket.paging.ItemPages;
import io.github.camelheymarket.row.Names;
import io.github.camelheymarket.shape.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a list by its title, with the only endpoint that reads lists (C9.3). */
final class ListFinder {

    private static final Form FORM = ApiEndpoint.LISTS_V1.plainForm();
    private static final int MAX_NAMED = 20;
    private static final String OPERATION = "contacts/sync";

    private final ApiGateway gateway;
    private final ListTarget target;

    ListFinder(ApiGateway gateway, ListTarget target) {
        this.gateway = gateway;
        this.target = target;
    }

    /**
     * @return {@code null} if there is no such list
     * @throws HeymarketValidationException {@code LIST_AMBIGUOUS} if several lists have the title
     */
    @Nullable
    Long find() {
        return find(read());
    }

    /**
     * @return {@code null} if there is no such list and the target is to be created
     * @throws HeymarketValidationException {@code LIST_NOT_FOUND}, with the titles of the lists, if there is none and the target is
     *     not to be created; {@code LIST_AMBIGUOUS} if several lists have the title
     */
    @Nullable
    Long require() {
        Map<Long, ResultObject> lists = read();
        Long found = find(lists);
        if (found == null && !target.create()) {
            throw absent(lists.values().stream().map(ListFinder::title).toList());
        }
        return found;
    }

    private @Nullable Long find(Map<Long, ResultObject> lists) {
        Names<Long> names = new Names<>();
        lists.forEach((id, list) -> names.add(Objects.requireNonNull(title(list), "title"), id));
        Set<Long> found = names.find(target.name());
        if (found.size() > 1) {
            throw new HeymarketValidationException(
                    "LIST_AMBIGUOUS",
                    "list",
                    OPERATION + ": several lists have the title " + Texts.quoted(target.name()) + ": the ids are "
                            + found + ". Set the option list to one of these ids.",
                    target.name());
        }
        if (!found.isEmpty()) {
            return found.iterator().next();
        }
        // A list that this sync created may have got another title.
        return lists.entrySet().stream()
                .filter(list -> target.localId().equals(list.getValue().get("local_id")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Read as {@code name}, written as {@code title} (C9.3). */
    private static @Nullable String title(ResultObject list) {
        Object title = list.get("name") != null ? list.get("name") : list.get("title");
        return title == null ? null : title.toString();
    }

    private HeymarketValidationException absent(List<String> titles) {
        String near = Names.nearest(target.name(), titles)
                .map(title -> " Did you mean '" + title + "'?")
                .orElse("");
        List<String> named = titles.subList(0, Math.min(MAX_NAMED, titles.size()));
        String more = titles.size() > MAX_NAMED ? " and " + (titles.size() - MAX_NAMED) + " more" : "";
        return new HeymarketValidationException(
                "LIST_NOT_FOUND",
                "list",
                OPERATION + ": there is no list " + Texts.quoted(target.name()) + "." + near + " The lists are: "
                        + (named.isEmpty() ? "none" : String.join(", ", named) + more)
                        + ". Correct the option list, set it to the id of a list, or set createList=true.",
                target.name());
    }

    /** All lists by their ids. */
    private Map<Long, ResultObject> read() {
        Map<Long, ResultObject> lists = new LinkedHashMap<>();
        ItemPages pages = new ItemPages(OPERATION, FORM.pages(), JsonNodeFactory.instance.objectNode(), null);
        try (ItemIterator items = new ItemIterator(pages, this::page, () -> {})) {
            items.forEachRemaining(list -> {
                if (list.get("id") instanceof Number id && title(list) != null) {
                    lists.put(id.longValue(), list);
                }
            });
        }
        return lists;
    }

    @SuppressWarnings("unchecked")
    private List<ResultObject> page(ObjectNode request) {
        return gateway.call(gateway.request(ApiEndpoint.LISTS_V1, request), answer ->
                        (ResultList<ResultObject>) FORM.answer().read(answer))
                .content();
    }
}
