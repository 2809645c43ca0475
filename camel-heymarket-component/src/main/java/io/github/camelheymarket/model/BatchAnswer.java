package io.github.camelheymarket.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The response to a v1 batch write (C5.10).
 *
 * @param plain whether the response was a text that means success, such as {@code ok}
 * @param items the contacts of a response that is an array. By the vendor's older page these failed; by the schema of the
 *     newer page they may be those that were stored, so an item with a server id may be either
 */
public record BatchAnswer(boolean plain, List<Contact> items) {

    public BatchAnswer {
        items = List.copyOf(items);
    }

    /** The response to a v1 batch write: a text that means success, or an array of contacts (C5.10). */
    public static BatchAnswer of(JsonNode body) {
        if (Answers.isSuccess(body)) {
            return new BatchAnswer(true, List.of());
        }
        return new BatchAnswer(false, Answers.contacts(body));
    }

    /** Only the number of contacts, which are personal data. */
    @Override
    public String toString() {
        return "BatchAnswer[plain=" + plain + ", items=" + items.size() + "]";
    }
}
