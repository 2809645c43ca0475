package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reading messages (C9.1): the history of a conversation, and all of the team. */
final class MessageCalls {
    private static final int HISTORY = 50;
    private static final Set<String> PAGE = Set.of(
            "created_at",
            "order",
            "ascending",
            "limit",
            "page",
            "date",
            "archived",
            "assigned",
            "filter",
            "id",
            "parent_id");

    private MessageCalls() {}

    /** The fifty newest, or the fifty newest before a time in seconds; the newest first, which no page says. */
    static ApiAnswer history(Call call) {
        String phone = Check.phone("phoneNumber", TextNode.valueOf(query(call, "phoneNumber")));
        Inbox inbox = Access.inbox(call, number(call, "inboxID"), "inboxID");
        Instant before = call.request().query().containsKey("timestamp")
                ? Instant.ofEpochSecond(number(call, "timestamp"))
                : Instant.MAX;
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        ConversationJson json = new ConversationJson(call);
        synchronized (call.workspace()) {
            call.workspace()
                    .conversation(inbox.id(), Conversation.SMS, List.of(phone))
                    .ifPresent(conversation -> call.workspace().messagesOf(conversation.id()).stream()
                            .filter(message -> call.workspace().wasThere(message, call.messagesShown())
                                    && message.date().isBefore(before))
                            .limit(HISTORY)
                            .forEach(message -> answer.add(json.message(message))));
        }
        return ApiAnswer.ok(answer);
    }

    static ApiAnswer list(Call call) {
        check(call);
        ObjectNode body = call.object();
        Predicate<Message> bound = body.has("created_at") ? bound(call) : message -> true;
        Predicate<Message> there = message -> call.workspace().wasThere(message, call.messagesShown());
        ConversationJson json = new ConversationJson(call);
        synchronized (call.workspace()) {
            return TeamPage.page(call, call.workspace().messages().newestFirst(), there.and(bound), json::message);
        }
    }

    /** What was sent with it has no effect. */
    static ApiAnswer count(Call call) {
        check(call);
        return TeamPage.count(call.settings(), call.workspace().messages().all().size());
    }

    private static void check(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", PAGE, call.settings());
        TeamPage.checkTypes(body);
        if (body.has("order") && !Set.of("created_at", "updated_at").contains(Check.text("order", body.get("order")))) {
            throw ApiError.bad("order", "must be created_at or updated_at");
        }
        for (String name : List.of("created_at", "date")) {
            if (body.has(name)) {
                Check.instant(name, body.get(name));
            }
        }
    }

    /** {@link Switch#CREATED_AT}. */
    private static Predicate<Message> bound(Call call) {
        Instant time = Check.instant("created_at", call.object().get("created_at"));
        boolean with = call.settings().is(Switch.CURSOR, "INCLUSIVE");
        return switch (call.settings().get(Switch.CREATED_AT)) {
            case "ON_OR_AFTER" -> message -> !message.date().isBefore(time);
            case "BEFORE" -> message -> message.date().isBefore(time);
            default ->
                Given.bool(call.object(), "ascending")
                        ? message -> with && message.date().equals(time)
                                || message.date().isAfter(time)
                        : message -> with && message.date().equals(time)
                                || message.date().isBefore(time);
        };
    }

    private static String query(Call call, String name) {
        List<String> values = call.request().query().get(name);
        if (values == null || values.size() != 1) {
            throw ApiError.bad(name, "is required, once");
        }
        return values.get(0);
    }

    private static long number(Call call, String name) {
        String value = query(call, name);
        if (!value.matches("\\d{1,11}")) {
            throw ApiError.bad(name, "must be an integer");
        }
        return Long.parseLong(value);
    }
}
