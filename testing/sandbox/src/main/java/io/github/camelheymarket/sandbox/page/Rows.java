package io.github.camelheymarket.sandbox.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.io.IOException;
import java.util.OptionalInt;

/** How many rows a request carried, or else its answer: the elements of an array, alone or as the member of an object. */
final class Rows {
    private static final JsonFactory JSON = new JsonFactory();

    private Rows() {}

    static OptionalInt of(RecordedRequest request) {
        OptionalInt sent = count(request.body());
        return sent.isPresent() || request.status() >= 300 ? sent : count(request.answer());
    }

    /** The longest array on the first or second level; empty if there is none or the text is no JSON. */
    static OptionalInt count(String text) {
        if (text == null || text.isBlank()) {
            return OptionalInt.empty();
        }
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                return OptionalInt.of(elements(parser));
            }
            OptionalInt longest = OptionalInt.empty();
            while (token == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    longest = OptionalInt.of(Math.max(longest.orElse(0), elements(parser)));
                } else {
                    parser.skipChildren();
                }
            }
            return longest;
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Elements of an array; of those that name contacts by lists of ids, these ids. */
    private static int elements(JsonParser parser) throws IOException {
        int count = 0;
        int ids = 0;
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            count++;
            while (token == JsonToken.START_OBJECT && next(parser) == JsonToken.FIELD_NAME) {
                boolean listsIds = parser.currentName().equals("channel_ids");
                if (next(parser) == JsonToken.START_ARRAY && listsIds) {
                    ids += elements(parser);
                } else {
                    parser.skipChildren();
                }
            }
            if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            }
        }
        return Math.max(count, ids);
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IOException("the text ends inside an array");
        }
        return token;
    }
}
