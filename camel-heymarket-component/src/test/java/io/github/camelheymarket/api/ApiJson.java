package io.github.camelheymarket.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.Contact;

/** JSON with single quotes, and what is made of it. */
final class ApiJson {

    static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";
    static final String OTHER_UUID = "7d1f1a52-12a7-4b0e-8a2a-1f8f5c2b9e77";

    private ApiJson() {}

    static JsonNode tree(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static ObjectNode json(String text) {
        return (ObjectNode) tree(text);
    }

    static Contact contact(String text) {
        return new Contact(json(text));
    }

    static StoredContact stored(String text) {
        return StoredContact.found(contact(text));
    }

    static ApiResponse ok(String text) {
        return new ApiResponse(200, "r-1", tree(text), 1);
    }
}
