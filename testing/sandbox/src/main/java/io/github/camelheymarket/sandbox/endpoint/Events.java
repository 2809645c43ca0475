package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.Map;
import java.util.function.Consumer;

/** Says what happened to messages and conversations, with the objects that the API shows of them (C7.3). */
public final class Events {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Consumer<WebhookEvent> listener;
    private final ConversationJson json;

    /**
     * Says it to the listener that the state has.
     *
     * @param settings the shape of the objects
     */
    public Events(State state, SandboxSettings settings) {
        listener = state.events();
        json = new ConversationJson(state, settings);
    }

    /** What failed or is a comment is not an event that is documented. */
    public void message(Message message) {
        if (message.kind() == Message.Kind.SENT) {
            say("message_sent", json.message(message));
        } else if (message.kind() == Message.Kind.RECEIVED) {
            say("message_recieved", json.message(message));
        }
    }

    /** @param what opened, closed, reassigned or transferred */
    public void conversation(String what, Conversation conversation) {
        say("chat_" + what, json.conversation(conversation));
    }

    private void say(String type, ObjectNode data) {
        listener.accept(new WebhookEvent(type, MAPPER.convertValue(data, MEMBERS)));
    }
}
