package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;

/** A separate program, to be run with a small heap: reads a million contacts, and prints the result. */
final class MillionContacts {

    private static final int CONTACTS = 1_000_000;

    private MillionContacts() {}

    public static void main(String[] args) {
        ApiClient client =
                StubClient.answering(request -> new ApiResponse(200, null, answer(request.path(), request.body()), 1));
        long sum = 0;
        try (ContactIterator walk = ContactWalks.v2(client, 1000).walk()) {
            while (walk.hasNext()) {
                sum += walk.next().getId();
            }
            System.out.println("delivered=" + walk.delivered() + " complete=" + walk.isComplete() + " requests="
                    + walk.requests() + " sum=" + sum);
        }
    }

    private static JsonNode answer(String path, JsonNode body) {
        if (path.endsWith("/count")) {
            return LongNode.valueOf(CONTACTS);
        }
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        int limit = body.get("limit").asInt();
        int from = body.get("page").asInt() * limit;
        for (int i = from; i < Math.min(from + limit, CONTACTS); i++) {
            ObjectNode contact = page.addObject();
            contact.put("id", 700_000 + CONTACTS - i);
            contact.put("uuid", String.format("0b0c2f3e-5a1d-4c38-9c55-%012x", i));
            contact.put("phone", "12025550143");
            contact.put("first", "Mara");
            contact.put("last", "Lindqvist");
            contact.put("display_name", "Mara Lindqvist");
            contact.put("email", "mara" + i + "@example.org");
            contact.put("created", "2026-05-01T00:00:00Z");
            contact.put("updated", "2026-05-01T00:00:00Z");
            contact.putObject("custom").put("81", "gold");
        }
        return page;
    }
}
