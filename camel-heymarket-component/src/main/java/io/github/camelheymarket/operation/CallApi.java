package io.github.camelheymarket.operation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.JsonBody;
import io.github.camelheymarket.spi.HttpMethod;
import io.github.camelheymarket.spi.Priority;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code api/call}: any method and path, for endpoints without an operation. Nothing is checked, not even consent. The body
 * is sent as JSON; the response is returned as maps, lists, strings and numbers.
 */
final class CallApi implements Operation {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final ApiClient client;

    CallApi(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
    }

    @Override
    public OperationResult run(OperationInput input) throws JsonProcessingException {
        HttpMethod method = input.parameters().call().method();
        String path = input.parameters().call().path();
        if (method == null || path == null) {
            throw new HeymarketValidationException(
                    method == null ? "NO_METHOD" : "NO_PATH",
                    method == null ? "method" : "path",
                    "api/call requires the options method and path, or with allowHeaderOverride=true the headers "
                            + "CamelHeymarketMethod and CamelHeymarketPath.",
                    null);
        }
        int question = path.indexOf('?');
        String pathOnly = question < 0 ? path : path.substring(0, question);
        checkPath(pathOnly);
        Map<String, String> query = question < 0 ? Map.of() : query(path.substring(question + 1));
        ApiRequest request = new ApiRequest("api/call", method, pathOnly, query, body(input), kind(method, pathOnly));
        ApiResponse response = client.call(request);
        return OperationResult.of(plain(response.body()), response);
    }

    /** Rejects a path that could leave the API's host, or has characters that a path must escape. */
    static void checkPath(String path) {
        String decoded = decoded(path.replace("+", "%2B"), path);
        boolean valid = decoded.startsWith("/")
                && !decoded.startsWith("//")
                && !decoded.contains("..")
                && decoded.chars().allMatch(c -> c > ' ' && c != '\\' && c != '#' && c != '@' && c < 127);
        if (!valid) {
            throw notAllowed(path);
        }
    }

    private static String decoded(String text, String path) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw notAllowed(path);
        }
    }

    private static HeymarketValidationException notAllowed(String path) {
        return new HeymarketValidationException(
                "PATH_NOT_ALLOWED",
                "path",
                "The path of api/call must begin with one slash, such as /v1/tags, and must have no host, no '..', "
                        + "no blanks and no invalid %-escape.",
                path);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.put(decoded(name, text), decoded(value, text));
        }
        return query;
    }

    /** An unknown POST is not repeated, since it may have stored something. */
    private static CallKind kind(HttpMethod method, String path) {
        for (ApiEndpoint endpoint : ApiEndpoint.values()) {
            if (endpoint.method() == method && endpoint.path().equals(path)) {
                return endpoint.kind();
            }
        }
        return switch (method) {
            case GET -> CallKind.READ;
            case PUT, DELETE -> CallKind.REPEATABLE_WRITE;
            case POST -> CallKind.UNSAFE_WRITE;
        };
    }

    private static @Nullable JsonNode body(OperationInput input) throws JsonProcessingException {
        Object body = input.body();
        if (body == null) {
            return null;
        }
        if (body instanceof JsonNode json) {
            return json;
        }
        if (!JsonBody.holds(body)) {
            return MAPPER.valueToTree(body);
        }
        String text = JsonBody.text(body);
        if (Texts.isBlank(text)) {
            return null;
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new HeymarketValidationException(
                    "NOT_JSON",
                    null,
                    "The body of api/call is text that is not JSON" + position(e.getLocation())
                            + ". Pass JSON, or a Map or List.",
                    text);
        }
    }

    /** @param at {@code null} for a value that is too long, or nested too deep */
    private static String position(@Nullable JsonLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static @Nullable Object plain(JsonNode json) throws JsonProcessingException {
        return json.isMissingNode() || json.isNull() ? null : MAPPER.treeToValue(json, Object.class);
    }
}
