package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import io.github.camelheymarket.sandbox.messaging.Records;
import io.github.camelheymarket.sandbox.messaging.ScheduledMessage;
import io.github.camelheymarket.sandbox.messaging.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/**
 * Messages for later (C9.7). What is written is not what is read: {@code execute_at} comes back as {@code execute}, and the content
 * under {@code meta}. What the pages leave open: writes answer the id alone; a message that was sent is no longer there; a
 * {@code local_id} does not keep a second one from being made.
 */
final class ScheduleCalls {
    private static final String WHAT = "scheduled message";
    private static final Duration AHEAD = Duration.ofMinutes(15);
    private static final List<String> TARGETS = List.of("phone_number", "conversation_id", "list_id", "targets");
    private static final Set<String> MEMBERS = Set.of(
            "inbox_id",
            "execute_at",
            "content",
            "phone_number",
            "conversation_id",
            "list_id",
            "targets",
            "local_id",
            "user_id");

    private ScheduleCalls() {}

    static ApiAnswer create(Call call) {
        check(call);
        return id(scheduled(call).add(id -> made(call, id, null)));
    }

    static ApiAnswer update(Call call) {
        check(call);
        synchronized (call.workspace()) {
            ScheduledMessage old =
                    scheduled(call).get(call.pathId()).orElseThrow(() -> Answers.missing(call.settings(), WHAT));
            return id(scheduled(call).replace(made(call, old.id(), old)));
        }
    }

    static ApiAnswer get(Call call) {
        return scheduled(call)
                .get(call.pathId())
                .map(message -> ApiAnswer.ok(json(message)))
                .orElseGet(() -> Answers.notFound(call.settings(), WHAT));
    }

    static ApiAnswer delete(Call call) {
        boolean there = scheduled(call).remove(call.pathId());
        return Answers.deleted(call.settings(), there, WHAT, () -> Answers.string("ok", call.settings()));
    }

    private static Records<ScheduledMessage> scheduled(Call call) {
        return call.workspace().scheduled();
    }

    private static void check(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", MEMBERS, call.settings());
        Inbox inbox = Access.phoneInbox(call, body, "inbox_id");
        if (body.has("user_id")) {
            Access.member(call, body, "user_id", inbox);
        }
        executeAt(call);
        ScheduledContent.check(call, Check.object("content", body.get("content")));
        Given.text(body, "local_id");
        String family = Given.exactlyOne(body, TARGETS);
        JsonNode target = body.get(family);
        switch (family) {
            case "phone_number" -> Check.phone(family, target);
            case "conversation_id" ->
                call.workspace()
                        .conversations()
                        .get(Check.integer(family, target))
                        .filter(conversation -> conversation.inboxId() == inbox.id())
                        .orElseThrow(() -> ApiError.bad(family, "there is no such conversation in the inbox"));
            case "list_id" ->
                call.workspace()
                        .lists()
                        .get(Check.integer(family, target))
                        .orElseThrow(() -> ApiError.bad(family, "there is no such list"));
            default -> {
                Check.filledArray(family, target);
                Given.all(body, family, Check::object);
            }
        }
    }

    private static Instant executeAt(Call call) {
        JsonNode value = call.object().get("execute_at");
        Instant time = Check.instant("execute_at", value);
        OffsetDateTime local = OffsetDateTime.parse(value.textValue());
        if (local.getMinute() % 15 != 0 || local.getSecond() != 0 || local.getNano() != 0) {
            throw ApiError.bad("execute_at", "must be on a quarter of an hour");
        }
        if (time.isBefore(call.now().plus(AHEAD))) {
            throw ApiError.bad("execute_at", "must be at least 15 minutes ahead");
        }
        return time;
    }

    private static ScheduledMessage made(Call call, long id, ScheduledMessage old) {
        ObjectNode body = call.object();
        String family = Given.exactlyOne(body, TARGETS);
        return new ScheduledMessage(
                id,
                old == null ? 1 : old.rev() + 1,
                body.get("inbox_id").longValue(),
                executeAt(call),
                body.has("user_id") ? body.get("user_id").longValue() : Team.OWNER,
                JsonNodeFactory.instance.objectNode().set(family, body.get(family)),
                (ObjectNode) body.get("content"),
                Given.text(body, "local_id"),
                old == null ? call.now() : old.created(),
                call.now());
    }

    private static ApiAnswer id(ScheduledMessage message) {
        return ApiAnswer.ok(JsonNodeFactory.instance.objectNode().put("id", message.id()));
    }

    private static ObjectNode json(ScheduledMessage message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", message.id());
        json.put("inbox_id", message.inboxId()).put("execute", message.execute().toString());
        json.put("local_id", message.localId()).put("user_id", message.userId()).put("team_id", Team.ID);
        ObjectNode meta = json.putObject("meta");
        ObjectNode content = meta.putObject("content").setAll(message.content());
        if (message.target().has("phone_number") && !content.has("to")) {
            content.set("to", message.target().get("phone_number"));
        }
        for (String name : List.of("conversation_id", "list_id")) {
            if (message.target().has(name)) {
                meta.set(name, message.target().get(name));
            }
        }
        json.put("created", message.created().toString());
        json.put("updated", message.updated().toString());
        return json.put("rev", message.rev()).put("op", message.rev() == 1 ? "create" : "update");
    }
}
