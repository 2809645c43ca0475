package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.messaging.Survey;
import io.github.camelheymarket.sandbox.messaging.Template;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.List;
import java.util.Set;

/**
 * Sending a message (C9.1). What the pages leave open: {@code template_id} and {@code survey_id} stand instead of {@code text}
 * and of each other, {@code media_url} beside any of them.
 */
final class SendCalls {
    private static final Set<String> MEMBERS = Set.of(
            "inbox_id",
            "creator_id",
            "phone_number",
            "chat_id",
            "targets",
            "list_id",
            "text",
            "template_id",
            "media_url",
            "survey_id",
            "local_id",
            "private",
            "author",
            "activity_id");
    private static final List<String> TARGETS = List.of("phone_number", "chat_id", "targets", "list_id");
    private static final List<String> TEXTS = List.of("text", "template_id", "survey_id");

    private SendCalls() {}

    static ApiAnswer send(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", MEMBERS, call.settings());
        Inbox inbox = Access.phoneInbox(call, body, "inbox_id");
        long user = Access.member(call, body, "creator_id", inbox);
        String family = Given.exactlyOne(body, TARGETS);
        String localId = body.has("local_id") ? Check.filled("local_id", body.get("local_id")) : "";
        if (family.equals("list_id") && localId.isEmpty()) {
            throw ApiError.bad("local_id", "is required with list_id");
        }
        Given.text(body, "activity_id");
        Outgoing content = new Outgoing(
                user, text(call), media(body), localId, Given.text(body, "author"), Given.bool(body, "private"));
        return KeyedWrites.once(call, "message", localId, () -> answer(call, sent(call, inbox, family, content)));
    }

    private static Message sent(Call call, Inbox inbox, String family, Outgoing content) {
        JsonNode target = call.object().get(family);
        Sender sender = new Sender(call);
        return switch (family) {
            case "phone_number" -> sender.toPhones(inbox, List.of(Check.phone(family, target)), content, family);
            case "targets" -> {
                Check.filledArray(family, target);
                List<String> phones = Given.phones(call.object(), family);
                if (Set.copyOf(phones).size() < phones.size()) {
                    throw ApiError.bad(family, "a number stands twice");
                }
                yield sender.toPhones(inbox, phones, content, family);
            }
            case "chat_id" ->
                sender.into(
                        call.workspace()
                                .conversations()
                                .get(Check.integer(family, target))
                                .filter(conversation -> conversation.inboxId() == inbox.id())
                                .orElseThrow(() -> ApiError.bad(family, "there is no such conversation in the inbox")),
                        content,
                        family);
            default ->
                sender.toList(
                                inbox,
                                call.workspace()
                                        .lists()
                                        .get(Check.integer(family, target))
                                        .orElseThrow(() -> ApiError.bad(family, "there is no such list")),
                                content)
                        .orElseThrow(() -> ApiError.bad(family, "nobody on the list can be sent to"));
        };
    }

    private static String text(Call call) {
        ObjectNode body = call.object();
        if (TEXTS.stream().noneMatch(body::has)) {
            if (body.has("media_url")) {
                return "";
            }
            throw ApiError.bad("text", "one of text, template_id, media_url and survey_id is required");
        }
        return switch (Given.exactlyOne(body, TEXTS)) {
            case "text" -> Check.filled("text", body.get("text"));
            case "template_id" ->
                call.workspace()
                        .templates()
                        .get(Check.integer("template_id", body.get("template_id")))
                        .map(Template::text)
                        .orElseThrow(() -> ApiError.bad("template_id", "there is no such template"));
            default ->
                call.workspace()
                        .surveys()
                        .get(Check.integer("survey_id", body.get("survey_id")))
                        .map(Survey::question)
                        .orElseThrow(() -> ApiError.bad("survey_id", "there is no such survey"));
        };
    }

    private static String media(ObjectNode body) {
        String url = Given.text(body, "media_url");
        if (body.has("media_url") && !url.matches("https?://\\S+")) {
            throw ApiError.bad("media_url", "must be the URL of a file");
        }
        return url;
    }

    /** {@link Switch#SEND_ANSWER}. */
    private static JsonNode answer(Call call, Message message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", message.id());
        answer.put("date", message.date().toString());
        if (call.settings().is(Switch.SEND_ANSWER, "GALLERY")) {
            return answer.put("gallery_url", message.media().isEmpty() ? null : message.media());
        }
        return queued(answer, message);
    }

    static ObjectNode queued(ObjectNode answer, Message message) {
        answer.put("convo_id", message.conversationId()).put("queued", true);
        answer.putObject("compliance_results");
        return answer;
    }
}
