package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.Member;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.messaging.Team;
import io.github.camelheymarket.sandbox.messaging.Workspace;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.ContactStore;
import java.util.List;
import java.util.TreeSet;

/** Conversations and messages as the API shows them (C7.3), in the shape the switches ask for. */
final class ConversationJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ContactStore contacts;
    private final Workspace workspace;
    private final boolean objects;
    private final boolean showEmpty;
    private final boolean localIds;
    private final boolean filled;

    ConversationJson(Call call) {
        this(call.state(), call.settings());
    }

    ConversationJson(State state, SandboxSettings settings) {
        contacts = state.contacts();
        workspace = state.workspace();
        objects = settings.is(Switch.CONVERSATION_FORM, "OBJECTS");
        showEmpty = settings.is(Switch.EMPTY_MEMBERS, "INCLUDE");
        localIds = settings.yes(Switch.MESSAGE_LOCAL_ID);
        filled = settings.is(Switch.MESSAGE_TEXT, "FILLED");
    }

    ObjectNode conversation(Conversation conversation) {
        List<Message> messages = workspace.messagesOf(conversation.id());
        ObjectNode json = JSON.objectNode().put("id", conversation.id());
        inboxAndOwner(json, conversation);
        json.put("channel", conversation.channel()).put("target", conversation.target());
        json.put("status", conversation.open() ? "open" : "closed");
        text(json, "name", conversation.name());
        json.put("type", conversation.targets().size() == 1 ? "single" : "group");
        json.put("creator", conversation.creator());
        json.put("created", conversation.created().toString());
        json.put("updated", conversation.updated().toString());
        json.put("op", conversation.rev() == 1 ? "create" : "update");
        read(json, conversation);
        json.put("replied", !messages.isEmpty() && messages.get(0).kind() == Message.Kind.SENT);
        json.put("blocked", isBlocked(conversation)).put("muted", false);
        if (conversation.lastInbound() != null) {
            json.put("last_inbound", conversation.lastInbound().getEpochSecond());
        }
        text(json, "last_msg", messages.isEmpty() ? "" : shown(messages.get(0)));
        members(json, conversation);
        return json;
    }

    ObjectNode message(Message message) {
        ObjectNode json = JSON.objectNode().put("id", message.id());
        Conversation conversation =
                workspace.conversations().get(message.conversationId()).orElseThrow();
        text(json, "text", shown(message));
        String sort = conversation.channel().equals(Conversation.EMAIL) ? "email" : "text";
        json.put("type", message.kind() == Message.Kind.COMMENT ? "private" : sort);
        json.put("status", status(message)).put("channel", conversation.channel());
        json.put("date", message.date().toString())
                .put("updated", message.date().toString());
        json.put("phone", message.target()).put("target", message.target());
        if (conversation.targets().size() > 1) {
            ObjectNode targets = json.putObject("targets");
            conversation.targets().forEach(targets::putObject);
        }
        json.put("user", message.user()).put("flagged", false);
        text(json, "author", message.author());
        if (localIds) {
            text(json, "local_id", message.localId());
        }
        text(json, "media", message.media());
        if (message.broadcastId() != 0 || showEmpty) {
            json.put("broadcast_id", message.broadcastId());
        }
        if (message.kind() == Message.Kind.FAILED) {
            String error = "the recipient has opted out or is blocked";
            json.put("raw_error", error).putObject("target_errors").put(message.target(), error);
        }
        json.set("conversation", conversation(conversation));
        return json;
    }

    private String shown(Message message) {
        return filled ? message.text() : message.written();
    }

    private static String status(Message message) {
        return switch (message.kind()) {
            case FAILED -> "failed";
            case RECEIVED -> "received";
            default -> "sent";
        };
    }

    private void inboxAndOwner(ObjectNode json, Conversation conversation) {
        if (!objects) {
            json.put("inbox", conversation.inboxId());
            json.put("assigned", conversation.assigned() == null ? 0 : conversation.assigned());
            return;
        }
        workspace
                .team()
                .inbox(conversation.inboxId())
                .ifPresent(
                        inbox -> json.putObject("inbox").put("id", inbox.id()).put("name", inbox.name()));
        if (conversation.assigned() != null) {
            Member owner =
                    workspace.team().members().get(conversation.assigned()).orElseThrow();
            json.putObject("assigned")
                    .put("id", owner.id())
                    .put("name", owner.name())
                    .put("email", owner.email());
        }
    }

    private void read(ObjectNode json, Conversation conversation) {
        boolean read = conversation.unread().isEmpty();
        if (objects) {
            json.put("read", read);
        } else {
            json.put("read", read ? 1 : 0);
        }
        json.put("unread", !read);
        ArrayNode users = json.putArray("unread_users");
        new TreeSet<>(conversation.unread()).forEach(users::add);
    }

    private void members(ObjectNode json, Conversation conversation) {
        ArrayNode all = json.putArray("members");
        Team team = workspace.team();
        team.inbox(conversation.inboxId())
                .ifPresent(inbox -> inbox.members()
                        .forEach(id -> team.members()
                                .get(id)
                                .ifPresent(member ->
                                        all.addObject().put("id", member.id()).put("name", member.name()))));
    }

    private boolean isBlocked(Conversation conversation) {
        return conversation.targets().stream()
                .flatMap(target -> contacts.byChannel(Channel.PHONE, target).stream())
                .anyMatch(contact -> contact.consent().blocked());
    }

    private void text(ObjectNode json, String name, String value) {
        if (!value.isEmpty() || showEmpty) {
            json.put(name, value);
        }
    }
}
