package io.github.camelheymarket.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.row.Masks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that can be sent: all ids are known.
 *
 * @param body what is sent (C9.1.1), without {@code local_id}
 * @param phones the phones that it goes to, in digits; empty for a list, and for a conversation whose phones are not known
 * @param text the text that is sent, or that of the template; {@code null} if it is not known
 * @param localId identifies the send to Heymarket and in the component's searches for it
 * @param hasGivenId whether the caller gave the local id, so that another exchange may have sent the message before
 */
public record OutgoingMessage(
        ObjectNode body, List<String> phones, @Nullable String text, String localId, boolean hasGivenId) {

    public OutgoingMessage {
        phones = List.copyOf(phones);
    }

    /**
     * @param givenId the local id that the caller gave; {@code null} for one made from the scope and the message, which is the same
     *     for the same message in one scope
     * @param scope identifies the exchange
     */
    static OutgoingMessage of(
            ObjectNode body, List<String> phones, @Nullable String text, @Nullable String givenId, String scope) {
        String localId = givenId != null ? givenId : "camel-" + Digest.id(scope + "\n" + body);
        return new OutgoingMessage(body, phones, text, localId, givenId != null);
    }

    /** What is sent. */
    ObjectNode request() {
        return body.deepCopy().put("local_id", localId);
    }

    /** The same for the same message with the same local id. */
    String key() {
        return Digest.id(localId + "\n" + body);
    }

    /** Whether it is a comment for the team, which nobody else gets. */
    boolean isComment() {
        return body.path("private").asBoolean();
    }

    boolean isBroadcast() {
        return body.has("list_id");
    }

    long inboxId() {
        return body.get("inbox_id").asLong();
    }

    /** The recipient, for results and messages, without personal data. */
    String recipient() {
        return body.has("list_id")
                ? "list:" + body.get("list_id").asText()
                : body.has("chat_id")
                        ? "conversation:" + body.get("chat_id").asText()
                        : phones.size() == 1 ? "phone:" + Masks.phone(phones.get(0)) : phones.size() + " phones";
    }

    /** Without text and phones. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + recipient() + "]";
    }
}
