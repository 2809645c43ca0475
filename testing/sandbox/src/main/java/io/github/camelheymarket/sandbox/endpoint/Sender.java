package io.github.camelheymarket.sandbox.endpoint;

import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.messaging.RecipientList;
import io.github.camelheymarket.sandbox.messaging.Workspace;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts messages into their conversations, as consent allows. A conversation begins with the first message, is opened by each that
 * goes out, and is read by who sends it. Nobody becomes a contact by a message. Callers hold the monitor of the workspace.
 */
final class Sender {
    private final Call call;
    private final Workspace workspace;
    private final Instant now;

    Sender(Call call) {
        this.call = call;
        workspace = call.workspace();
        now = call.now();
    }

    /** To one phone, or to several as a group. */
    Message toPhones(Inbox inbox, List<String> phones, Outgoing content, String field) {
        String channel = phones.size() == 1 ? Conversation.SMS : Conversation.MMS;
        Message.Kind kind = kind(Channel.PHONE, phones, content, field);
        Conversation conversation = workspace.conversationOrNew(inbox.id(), channel, phones, "", content.user(), now);
        return put(conversation, content, kind, 0);
    }

    /** To the addressees of an e-mail, in a new conversation of that title. */
    Message toAddresses(Inbox inbox, List<String> addresses, String title, Outgoing content) {
        Message.Kind kind = kind(Channel.EMAIL, addresses, content, "targets");
        Conversation conversation =
                workspace.begin(inbox.id(), Conversation.EMAIL, addresses, title, content.user(), now);
        return put(conversation, content, kind, 0);
    }

    Message into(Conversation conversation, Outgoing content, String field) {
        String type = conversation.channel().equals(Conversation.EMAIL) ? Channel.EMAIL : Channel.PHONE;
        return put(conversation, content, kind(type, conversation.targets(), content, field), 0);
    }

    /**
     * To everybody on a list, a message each. Who may not be written to is passed over where a single message is refused.
     *
     * @return the first, whose id is that of the broadcast; empty if there is nobody to send to
     */
    Optional<Message> toList(Inbox inbox, RecipientList list, Outgoing content) {
        Message[] first = new Message[1];
        Recipients.eachPhone(call.state().contacts(), list, (phone, contact) -> {
            Message.Kind kind = kind(Channel.PHONE, List.of(phone), content);
            if (kind != null) {
                Conversation conversation = workspace.conversationOrNew(
                        inbox.id(), Conversation.SMS, List.of(phone), "", content.user(), now);
                Message message = put(conversation, content, kind, first[0] == null ? -1 : first[0].id());
                first[0] = first[0] == null ? message : first[0];
            }
        });
        return Optional.ofNullable(first[0]);
    }

    private Message.Kind kind(String type, List<String> targets, Outgoing content, String field) {
        Message.Kind kind = kind(type, targets, content);
        if (kind == null) {
            throw ApiError.bad(field, "a recipient has opted out or is blocked");
        }
        return kind;
    }

    /** {@code null} where it is refused. */
    private Message.Kind kind(String type, List<String> targets, Outgoing content) {
        if (content.comment()) {
            return Message.Kind.COMMENT;
        }
        boolean mayBeSent = targets.stream()
                .flatMap(target -> contacts(type, target).stream())
                .noneMatch(contact ->
                        contact.consent().unsubscribed() || contact.consent().blocked());
        if (mayBeSent) {
            return Message.Kind.SENT;
        }
        return switch (call.settings().get(Switch.SEND_TO_OPTED_OUT)) {
            case "SENT" -> Message.Kind.SENT;
            case "FAILS_LATER" -> Message.Kind.FAILED;
            default -> null;
        };
    }

    private List<SandboxContact> contacts(String type, String value) {
        return type.equals(Channel.EMAIL)
                ? call.state().contacts().byEmailAnywhere(value)
                : call.state().contacts().byChannel(type, value);
    }

    /** @param broadcastId 0 for none, -1 for the first message of a broadcast, which takes its own id */
    private Message put(Conversation conversation, Outgoing content, Message.Kind kind, long broadcastId) {
        Set<Long> unread = new HashSet<>(conversation.unread());
        unread.remove(content.user());
        Conversation after = conversation.unread(unread, now);
        workspace.conversations().replace(content.comment() ? after : after.open(true, now));
        Message message = workspace.put(id -> new Message(
                id,
                conversation.id(),
                conversation.inboxId(),
                conversation.target(),
                kind,
                filled(conversation, content),
                content.text(),
                content.media(),
                content.author(),
                content.user(),
                content.localId(),
                broadcastId < 0 ? id : broadcastId,
                now));
        workspace.sentAt(message, call.state().clock().instant());
        new Events(call.state(), call.settings()).message(message);
        return message;
    }

    private String filled(Conversation conversation, Outgoing content) {
        String type = conversation.channel().equals(Conversation.EMAIL) ? Channel.EMAIL : Channel.PHONE;
        SandboxContact first = contacts(type, conversation.targets().get(0)).stream()
                .findFirst()
                .orElse(null);
        return MergeTokens.fill(content.text(), first, call.state().catalog().fields());
    }
}
