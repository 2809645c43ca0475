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

/**
 * A text with a seal: what kind it is, whose account it is about, the content, and a checksum over all of it. A text that
 * was cut, edited or written for another account is refused, for to begin anew in silence could lose changes.
 */
final class CursorText {

    private static final int FORMAT = 1;
    private static final int LATEST_FORMAT = 2;

    private final String kind;
    private final Account account;
    private final String place;

    /** @param place names where the text is kept, for messages */
    CursorText(String kind, Account account, String place) {
        this.kind = kind;
        this.account = account;
        this.place = place;
    }

    /** @param team the team the contacts belong to, {@code null} where that is not known */
    String write(ObjectNode content, Long team) {
        return write(content, team, FORMAT);
    }

    /** @param format higher than 1 where an earlier version could not read it */
    String write(ObjectNode content, Long team, int format) {
        ObjectNode sealed = JsonNodeFactory.instance
                .objectNode()
                .put("heymarket", kind)
                .put("format", format)
                .put("baseUrl", account.baseUrl())
                .put("credential", account.credential());
        if (team != null) {
            sealed.put("team", team);
        }
        sealed.set("content", content);
        String open = sealed.toString();
        return open.substring(0, open.length() - 1) + ",\"sum\":\"" + Marks.of(open) + "\"}\n";
    }

    /**
     * @return the content, with the member {@code team} where it is known
     * @throws HeymarketCursorException if the text is not what {@link #write} gave, or of another account
     */
    <T> T read(String text, Function<JsonNode, T> reader) {
        ObjectNode sealed = parse(text);
        JsonNode sum = sealed.remove("sum");
        if (sum == null || !sum.asText().equals(Marks.of(sealed.toString()))) {
            throw damaged("it was cut or edited", null);
        }
        if (!sealed.path("heymarket").asText().equals(kind)
                || sealed.path("format").asInt() < FORMAT
                || sealed.path("format").asInt() > LATEST_FORMAT) {
            throw damaged("it was written by another program or version", null);
        }
        if (!sealed.path("baseUrl").asText().equals(account.baseUrl())) {
            throw otherAccount("at " + sealed.path("baseUrl").asText() + ", and this route uses " + account.baseUrl());
        }
        if (!sealed.has("team") && !sealed.path("credential").asText().equals(account.credential())) {
            throw otherAccount("with another credential");
        }
        try {
            ObjectNode content = (ObjectNode) sealed.get("content");
            if (sealed.has("team")) {
                content.set("team", sealed.get("team"));
            }
            return reader.apply(content);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            throw damaged("it was written by another program or version", e);
        }
    }

    private ObjectNode parse(String text) {
        try {
            if (Json.mapper().readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw damaged("it is not a cursor", null);
        } catch (JsonProcessingException e) {
            // The message of the cause would quote the text.
            throw damaged("it was cut or edited", null);
        }
    }

    private HeymarketCursorException damaged(String why, Throwable cause) {
        return new HeymarketCursorException(
                "The content of " + place + " cannot be used: " + why
                        + ". Restore a copy of it; or remove it, and the route starts where its option start says.",
                cause);
    }

    HeymarketCursorException otherAccount(String which) {
        return new HeymarketCursorException(
                "The content of " + place + " was written for another account, " + which
                        + ". Store the cursor of this route elsewhere; or remove the old one, and the route starts where its "
                        + "option start says.",
                null);
    }

    static Instant instant(JsonNode node) {
        return node.isMissingNode() ? null : Instant.parse(node.asText());
    }
}
