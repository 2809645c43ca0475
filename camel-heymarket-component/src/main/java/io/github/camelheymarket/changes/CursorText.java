package io.github.camelheymarket.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.model.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a content in its kind, its account and a checksum. A text that was truncated, edited or written for another account
 * is rejected: to start anew without an error could lose changes.
 */
final class CursorText {

    static final int FORMAT = 1;
    private static final int LATEST_FORMAT = 2;

    private final String kind;
    private final Account account;
    private final String store;

    /** @param store names the store in messages */
    CursorText(String kind, Account account, String store) {
        this.kind = kind;
        this.account = account;
        this.store = store;
    }

    /**
     * @param team the team of the contacts, {@code null} if unknown
     * @param format higher than {@value #FORMAT} if an earlier version of the component cannot read the content
     */
    String write(ObjectNode content, @Nullable Long team, int format) {
        ObjectNode wrapped = JsonNodeFactory.instance
                .objectNode()
                .put("heymarket", kind)
                .put("format", format)
                .put("baseUrl", account.baseUrl())
                .put("credential", account.credential());
        if (team != null) {
            wrapped.put("team", team);
        }
        wrapped.set("content", content);
        String json = wrapped.toString();
        return json.substring(0, json.length() - 1) + ",\"sum\":\"" + ContactState.digest(json) + "\"}\n";
    }

    /**
     * @param reader is given the content, with the member {@code team} if it is known
     * @throws HeymarketCursorException if {@link #write} did not write the text, or wrote it for another account
     */
    <T> T read(String text, Function<JsonNode, T> reader) {
        ObjectNode wrapped = parse(text);
        JsonNode sum = wrapped.remove("sum");
        if (sum == null || !sum.asText().equals(ContactState.digest(wrapped.toString()))) {
            throw damaged("it was truncated or edited");
        }
        if (!wrapped.path("heymarket").asText().equals(kind)
                || wrapped.path("format").asInt() < FORMAT
                || wrapped.path("format").asInt() > LATEST_FORMAT) {
            throw damaged("it was written by another program or version");
        }
        if (!wrapped.path("baseUrl").asText().equals(account.baseUrl())) {
            throw otherAccount("at " + wrapped.path("baseUrl").asText() + ", and this route uses " + account.baseUrl());
        }
        if (!wrapped.has("team") && !wrapped.path("credential").asText().equals(account.credential())) {
            throw otherAccount("with another credential");
        }
        try {
            ObjectNode content = (ObjectNode) wrapped.get("content");
            if (wrapped.has("team")) {
                content.set("team", wrapped.get("team"));
            }
            return reader.apply(content);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            // The message of the cause would quote the text.
            throw damaged("it was written by another program or version");
        }
    }

    private ObjectNode parse(String text) {
        try {
            if (Json.mapper().readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw damaged("it is not a cursor");
        } catch (JsonProcessingException e) {
            // The message of the cause would quote the text.
            throw damaged("it was truncated or edited");
        }
    }

    private HeymarketCursorException damaged(String reason) {
        return new HeymarketCursorException(
                "The content of " + store + " cannot be used: " + reason
                        + ". Restore a copy of it; or remove it, and the route starts where its option start says.",
                null);
    }

    HeymarketCursorException otherAccount(String difference) {
        return new HeymarketCursorException(
                "The content of " + store + " was written for another account, " + difference
                        + ". Store the cursor of this route elsewhere; or remove the old one, and the route starts where its "
                        + "option start says.",
                null);
    }

    static @Nullable Instant instant(JsonNode node) {
        return node.isMissingNode() ? null : Instant.parse(node.asText());
    }
}
