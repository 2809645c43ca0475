package io.github.camelheymarket.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;

/** Bulk answers with rows missing. */
final class VanishedRows {
    private static final JsonMapper MAPPER = new JsonMapper();

    private VanishedRows() {}

    /** Takes rows from the front of the {@code contacts} array, or of the array the answer is; other answers stay. */
    static byte[] without(byte[] answer, int rows) {
        try {
            JsonNode json = MAPPER.readTree(answer);
            JsonNode list = json.isArray() ? json : json.path("contacts");
            if (list instanceof ArrayNode array) {
                for (int i = 0; i < rows && !array.isEmpty(); i++) {
                    array.remove(0);
                }
            }
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            return answer;
        }
    }
}
