package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Lists with a date alone: the thirty newest, or the thirty newest of those updated before the date. */
final class Newest {
    private static final int A_PAGE = 30;

    private Newest() {}

    static <T> ApiAnswer page(
            Call call, List<T> newestFirst, Function<T, Instant> updated, Function<T, JsonNode> shown) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("date"), call.settings());
        Instant before = body.has("date") ? Check.instant("date", body.get("date")) : Instant.MAX;
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        newestFirst.stream()
                .filter(record -> updated.apply(record).isBefore(before))
                .limit(A_PAGE)
                .forEach(record -> answer.add(shown.apply(record)));
        return ApiAnswer.ok(answer);
    }
}
