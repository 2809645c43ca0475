package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import io.github.camelheymarket.sandbox.messaging.ScheduledMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the scheduled messages whose time has come, before the next call is looked at: the sandbox has no clock that rings. */
final class ScheduledSends {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledSends.class);

    private ScheduledSends() {}

    static void run(Call call) {
        if (call.workspace().scheduled().isEmpty()) {
            return;
        }
        Instant now = call.now();
        synchronized (call.workspace()) {
            for (ScheduledMessage message : call.workspace().scheduled().all()) {
                if (!message.execute().isAfter(now)) {
                    call.workspace().scheduled().remove(message.id());
                    send(call, message);
                }
            }
        }
    }

    /** What cannot be sent by then is gone, as nobody waits for an answer. */
    private static void send(Call call, ScheduledMessage message) {
        try {
            Inbox inbox = Access.inbox(call, message.inboxId(), "inbox_id");
            Outgoing content = new Outgoing(
                    message.userId(), ScheduledContent.text(call, message.content()), "", message.localId(), "", false);
            Sender sender = new Sender(call);
            ObjectNode target = message.target();
            if (target.has("phone_number")) {
                sender.toPhones(inbox, List.of(target.get("phone_number").textValue()), content, "phone_number");
            } else if (target.has("conversation_id")) {
                call.workspace()
                        .conversations()
                        .get(target.get("conversation_id").longValue())
                        .ifPresent(conversation -> sender.into(conversation, content, "conversation_id"));
            } else if (target.has("list_id")) {
                call.workspace()
                        .lists()
                        .get(target.get("list_id").longValue())
                        .ifPresent(list -> sender.toList(inbox, list, content));
            } else {
                sender.toPhones(inbox, phones(target), content, "targets");
            }
        } catch (ApiError e) {
            LOG.info("{} was not sent: {}", message, e.getMessage());
        }
    }

    /** The members of the objects are unseen; a member {@code phone} is taken for the number. */
    private static List<String> phones(ObjectNode target) {
        List<String> phones = new ArrayList<>();
        for (JsonNode element : target.get("targets")) {
            phones.add(Check.phone("targets", element.get("phone")));
        }
        return phones;
    }
}
