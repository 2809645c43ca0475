package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.http.ApiRequest;
import java.io.IOException;
import java.util.Locale;

/** Parses request bodies: JSON, one value, no member twice. */
final class Bodies {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Bodies() {}

    static JsonNode read(ApiRequest request, Route.Body kind) {
        if (kind == Route.Body.NONE) {
            if (request.body().length > 0) {
                throw ApiError.bad("body", "this endpoint takes none");
            }
            return JsonNodeFactory.instance.objectNode();
        }
        if (request.body().length == 0) {
            if (kind == Route.Body.OPTIONAL_OBJECT) {
                return JsonNodeFactory.instance.objectNode();
            }
            throw ApiError.bad("body", "is required");
        }
        requireJsonType(request.header("Content-Type"));
        JsonNode json = parse(request.body());
        if (kind == Route.Body.ARRAY) {
            return Check.filledArray("body", json);
        }
        return Check.object("body", json);
    }

    private static void requireJsonType(String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].trim();
        if (!type.toLowerCase(Locale.ROOT).equals("application/json")) {
            throw ApiError.bad("Content-Type", "must be application/json");
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiError.bad(
                    "body",
                    "is not JSON, or has a member twice, near line "
                            + e.getLocation().getLineNr() + " column "
                            + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw ApiError.bad("body", "cannot be read");
        }
    }
}
