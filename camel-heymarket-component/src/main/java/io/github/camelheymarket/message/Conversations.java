package io.github.camelheymarket.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Reads the conversation that a message goes into (C9.2.3). */
public final class Conversations {

    private final ApiGateway gateway;

    public Conversations(ApiGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * @param inboxId {@code null} if the answer does not show it
     * @param phones of the recipients, in digits; empty if the answer does not show them
     */
    record Found(@Nullable Long inboxId, List<String> phones) {}

    /** @throws HeymarketNotFoundException if there is no such conversation */
    Found find(long id) {
        try {
            JsonNode answer = gateway.call(
                            gateway.request(ApiEndpoint.CONVERSATION_GET_V1, Long.toString(id), null), body -> body)
                    .content();
            if (answer instanceof ObjectNode object && !object.isEmpty()) {
                return found(new Conversation(object));
            }
        } catch (HeymarketException e) {
            if (!Absence.isMeantBy(e)) {
                throw e;
            }
        }
        throw new HeymarketNotFoundException(
                "There is no conversation " + id + ", and nothing was sent.",
                new HeymarketException.Details(0, null, null, "chat_id", 1),
                null);
    }

    /** The targets of a group are separated by commas or blanks. */
    private static Found found(Conversation conversation) {
        List<String> phones = new ArrayList<>();
        boolean areAllPhones = true;
        StringTokenizer targets =
                new StringTokenizer(conversation.getTarget() == null ? "" : conversation.getTarget(), ",; \t");
        while (targets.hasMoreTokens()) {
            String target = targets.nextToken();
            String phone = target.startsWith("+") ? target.substring(1) : target;
            areAllPhones &= phone.chars().allMatch(c -> c >= '0' && c <= '9');
            phones.add(phone);
        }
        return new Found(conversation.getInboxId(), areAllPhones ? phones : List.of());
    }
}
