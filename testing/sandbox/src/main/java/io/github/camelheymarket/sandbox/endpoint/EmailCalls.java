package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import io.github.camelheymarket.sandbox.messaging.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sending an e-mail (C9.1): {@code targets} begin a conversation, {@code convo_id} answers in one. */
final class EmailCalls {
    private static final Set<String> MEMBERS =
            Set.of("creator_id", "inbox", "text", "raw_text", "local_id", "conv_title", "targets", "convo_id");

    private EmailCalls() {}

    static ApiAnswer send(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", MEMBERS, call.settings());
        Inbox inbox = Access.inbox(call, body, "inbox");
        if (!inbox.isEmail()) {
            throw ApiError.bad("inbox", "this inbox takes no e-mails");
        }
        long user = Access.member(call, body, "creator_id", inbox);
        String text = Check.filled("text", body.get("text"));
        Given.text(body, "raw_text");
        String title = Given.text(body, "conv_title");
        String localId = body.has("local_id") ? Check.filled("local_id", body.get("local_id")) : "";
        boolean reply = Given.exactlyOne(body, List.of("targets", "convo_id")).equals("convo_id");
        Outgoing content = new Outgoing(user, text, "", localId, "", false);
        return KeyedWrites.once(call, "e-mail", localId, () -> {
            Sender sender = new Sender(call);
            return answer(
                    reply
                            ? sender.into(conversation(call, inbox), content, "convo_id")
                            : sender.toAddresses(inbox, addresses(body), title, content));
        });
    }

    private static Conversation conversation(Call call, Inbox inbox) {
        return call.workspace()
                .conversations()
                .get(Check.integer("convo_id", call.object().get("convo_id")))
                .filter(conversation -> conversation.inboxId() == inbox.id())
                .orElseThrow(() -> ApiError.bad("convo_id", "there is no such conversation in the inbox"));
    }

    private static List<String> addresses(ObjectNode body) {
        List<String> addresses = new ArrayList<>();
        int index = 0;
        for (JsonNode element : Check.filledArray("targets", body.get("targets"))) {
            String field = "targets[" + index++ + "]";
            String target = Check.text(field, element);
            if (!target.startsWith("to:") && !target.startsWith("cc:")) {
                throw ApiError.bad(field, "must begin with to: or cc:");
            }
            for (String address : target.substring(3).split(",", -1)) {
                addresses.add(Check.email(field, TextNode.valueOf(address.trim())));
            }
        }
        return addresses;
    }

    private static JsonNode answer(Message message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", message.id());
        return SendCalls.queued(answer.put("date", message.date().toString()), message);
    }
}
