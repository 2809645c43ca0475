package io.github.camelheymarket.sandbox.endpoint;

import io.github.camelheymarket.sandbox.http.ApiAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One endpoint.
 *
 * @param method HTTP method
 * @param path path with {@code {}} for placeholders
 * @param body what body it takes
 * @param action what it does
 * @param query query parameters it knows
 */
record Route(String method, String path, Body body, Function<Call, ApiAnswer> action, Set<String> query) {
    /** What body an endpoint takes. */
    enum Body {
        NONE,
        OPTIONAL_OBJECT,
        OBJECT,
        ARRAY
    }

    Route(String method, String path, Body body, Function<Call, ApiAnswer> action) {
        this(method, path, body, action, Set.of());
    }

    /** The placeholders' values, or {@code null} if the request is not for this endpoint. */
    List<String> match(String requestMethod, String requestPath) {
        String[] wanted = path.split("/", -1);
        String[] given = requestPath.split("/", -1);
        if (!method.equals(requestMethod) || wanted.length != given.length) {
            return null;
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("{}")) {
                values.add(given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return null;
            }
        }
        return values;
    }
}
