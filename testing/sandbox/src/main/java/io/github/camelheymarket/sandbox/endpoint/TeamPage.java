package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Stored;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Pages and counts of messages, conversations and surveys: the members of the shared struct of C5.5. */
final class TeamPage {
    private static final int DEFAULT_LIMIT = 30;

    private TeamPage() {}

    /** Checks the types of the members that have no known effect. */
    static void checkTypes(ObjectNode body) {
        Given.text(body, "filter");
        Given.integer(body, "assigned");
        Given.integer(body, "id");
        Given.integer(body, "parent_id");
        Given.bool(body, "archived");
        Given.bool(body, "ascending");
    }

    /**
     * A page.
     *
     * @param newestFirst everything
     * @param wanted what is in it, whatever the page
     */
    static <T extends Stored> ApiAnswer page(
            Call call, List<T> newestFirst, Predicate<T> wanted, Function<T, JsonNode> shown) {
        ObjectNode body = call.object();
        List<T> all = new ArrayList<>(newestFirst);
        if (Given.bool(body, "ascending")) {
            Collections.reverse(all);
        }
        int limit = limit(body, call.settings());
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        all.stream()
                .filter(wanted)
                .skip((page(body, call.settings()) - 1) * limit)
                .limit(limit)
                .forEach(record -> answer.add(shown.apply(record)));
        return ApiAnswer.ok(answer);
    }

    /** From 1, or without effect: {@link Switch#V1_PAGE}. */
    private static long page(ObjectNode body, SandboxSettings settings) {
        long page = body.has("page") ? Check.integer("page", body.get("page")) : 1;
        if (settings.is(Switch.V1_PAGE, "IGNORED")) {
            return 1;
        }
        return first(page);
    }

    static long first(long page) {
        if (page < 1) {
            throw ApiError.bad("page", "the first page is 1");
        }
        return page;
    }

    static int limit(ObjectNode body, SandboxSettings settings) {
        long limit = body.has("limit") ? Check.integer("limit", body.get("limit")) : DEFAULT_LIMIT;
        if (limit < 1 || limit > Integer.MAX_VALUE) {
            throw ApiError.bad("limit", "must be at least 1");
        }
        int cap = settings.number(Switch.PAGE_CAP);
        return (int) (cap == 0 ? limit : Math.min(limit, cap));
    }

    /** A count in the form of {@link Switch#COUNT_SHAPE}. */
    static ApiAnswer count(SandboxSettings settings, int count) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return switch (settings.get(Switch.COUNT_SHAPE)) {
            case "STRING" -> ApiAnswer.ok(TextNode.valueOf(Integer.toString(count)));
            case "NUMBER" -> ApiAnswer.ok(IntNode.valueOf(count));
            case "BARE" -> ApiAnswer.text(200, "text/plain;charset=utf-8", Integer.toString(count));
            case "OBJECT_COUNT" -> ApiAnswer.ok(object.put("count", count));
            default -> ApiAnswer.ok(object.put("total", count));
        };
    }
}
