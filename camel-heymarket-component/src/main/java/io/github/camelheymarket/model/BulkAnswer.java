package io.github.camelheymarket.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response to a v2 bulk write, which is a 2xx even if items failed (C5.16). Its order is not documented, so items are
 * matched by their values. An item in neither list was not stored.
 *
 * @param stored the contacts that were created or updated
 * @param failed the items that were rejected, as far as the response names them
 */
public record BulkAnswer(List<Contact> stored, List<FailedItem> failed) {

    public BulkAnswer {
        stored = List.copyOf(stored);
        failed = List.copyOf(failed);
    }

    /**
     * A rejected item.
     *
     * @param contact the item of the request; without members if the response does not show it
     * @param reason the reason in the response, verbatim, so it may contain personal data; {@code null} if there is none
     */
    public record FailedItem(Contact contact, @Nullable String reason) {

        /** Without contact and reason, which may contain personal data. */
        @Override
        public String toString() {
            return "FailedItem[reason " + (reason == null ? "not given]" : "given]");
        }
    }

    /**
     * The response to a v2 bulk write (C5.16).
     *
     * @param body an object with {@code contacts} and {@code failed_contacts}, one of which may be missing or null. A failed
     *     item is a contact, or an object with the contact in {@code contact} and a reason
     */
    public static BulkAnswer of(JsonNode body) {
        if (Answers.isNothing(body)) {
            return new BulkAnswer(List.of(), List.of());
        }
        if (!body.isObject() || !(body.has("contacts") || body.has("failed_contacts"))) {
            throw Answers.unexpected("the result of a bulk call", body);
        }
        List<FailedItem> failed = new ArrayList<>();
        JsonNode items = body.path("failed_contacts");
        if (items.isArray()) {
            items.forEach(item -> failed.add(failedItem(item)));
        } else if (!Answers.isNothing(items)) {
            failed.add(failedItem(items));
        }
        return new BulkAnswer(Answers.contacts(body.path("contacts")), failed);
    }

    private static FailedItem failedItem(JsonNode item) {
        if (!(item instanceof ObjectNode object)) {
            return new FailedItem(new Contact(), reason(item));
        }
        String reason = null;
        for (String member : List.of("error", "message", "reason", "code")) {
            reason = reason == null ? reason(object.path(member)) : reason;
        }
        ObjectNode contact = object.get("contact") instanceof ObjectNode inner ? inner : object;
        return new FailedItem(new Contact(contact), reason);
    }

    private static @Nullable String reason(JsonNode node) {
        if (Answers.isNothing(node)) {
            return null;
        }
        if (!node.isObject()) {
            return Answers.text(node);
        }
        List<String> parts = new ArrayList<>();
        for (String member : List.of("code", "error_code", "message", "error", "reason", "detail", "description")) {
            if (!Answers.isNothing(node.path(member))) {
                parts.add(Answers.text(node.path(member)));
            }
        }
        return parts.isEmpty() ? node.toString() : String.join(": ", parts);
    }

    /** Only the numbers of contacts, which are personal data. */
    @Override
    public String toString() {
        return "BulkAnswer[stored=" + stored.size() + ", failed=" + failed.size() + "]";
    }
}
