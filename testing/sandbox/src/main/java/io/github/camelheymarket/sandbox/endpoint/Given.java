package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Members of a body that may be left out; what is there must be of its type all the same. */
final class Given {
    private Given() {}

    /** Empty if it was left out. */
    static String text(ObjectNode body, String name) {
        return body.has(name) ? Check.text(name, body.get(name)) : "";
    }

    /** Not blank, and {@code null} if it was left out. */
    static String filled(ObjectNode body, String name) {
        return body.has(name) ? Check.filled(name, body.get(name)) : null;
    }

    /** {@code null} if it was left out. */
    static Long integer(ObjectNode body, String name) {
        return body.has(name) ? Check.integer(name, body.get(name)) : null;
    }

    /** False if it was left out. */
    static boolean bool(ObjectNode body, String name) {
        return body.has(name) && Check.bool(name, body.get(name));
    }

    static List<Long> integers(ObjectNode body, String name) {
        return all(body, name, Check::integer);
    }

    static List<String> phones(ObjectNode body, String name) {
        return all(body, name, Check::phone);
    }

    static List<String> emails(ObjectNode body, String name) {
        return all(body, name, Check::email);
    }

    /** Elements of an array, none if it was left out. */
    static <T> List<T> all(ObjectNode body, String name, BiFunction<String, JsonNode, T> element) {
        List<T> all = new ArrayList<>();
        if (body.has(name)) {
            for (JsonNode value : Check.array(name, body.get(name))) {
                all.add(element.apply(name + "[" + all.size() + "]", value));
            }
        }
        return all;
    }

    /** The one of these members that is there; none or several is an error. */
    static String exactlyOne(ObjectNode body, List<String> names) {
        List<String> there = names.stream().filter(body::has).toList();
        if (there.size() != 1) {
            throw ApiError.bad(
                    there.isEmpty() ? names.get(0) : there.get(1),
                    "exactly one of " + String.join(", ", names) + " is required");
        }
        return there.get(0);
    }
}
