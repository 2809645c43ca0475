package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Conversations (C9.2). What the pages leave open: without {@code closed} or {@code unread} a list holds both kinds; user 0 sees
 * every inbox; opening does not begin a conversation; who owns one that nobody owns is not asked.
 */
final class ConversationCalls {
    private static final String WHAT = "conversation";
    private static final Set<String> PAGE = Set.of(
            "id",
            "filters",
            "date",
            "limit",
            "page",
            "order",
            "ascending",
            "archived",
            "assigned",
            "filter",
            "parent_id");

    private ConversationCalls() {}

    static ApiAnswer list(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", PAGE, call.settings());
        long user = Check.integer("id", body.get("id"));
        if (user != 0) {
            Access.member(call, body, "id");
        }
        TeamPage.checkTypes(body);
        Given.text(body, "order");
        ObjectNode filters = Check.object("filters", body.get("filters"));
        Check.members(filters, "filters.", Set.of("inboxes", "closed", "unread"), call.settings());
        Set<Long> inboxes = inboxes(call, filters, user);
        Boolean closed = flag(filters, "closed");
        Boolean unread = flag(filters, "unread");
        Instant date = body.has("date") ? Check.instant("date", body.get("date")) : Instant.MAX;
        ConversationJson json = new ConversationJson(call);
        return TeamPage.page(
                call,
                call.workspace().conversations().newestFirst(),
                c -> inboxes.contains(c.inboxId())
                        && (closed == null || closed != c.open())
                        && (unread == null || unread != c.unread().isEmpty())
                        && c.updated().isBefore(date),
                json::conversation);
    }

    static ApiAnswer count(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("date"), call.settings());
        Instant date = body.has("date") ? Check.instant("date", body.get("date")) : Instant.MAX;
        long count = call.workspace().conversations().all().stream()
                .filter(c -> c.updated().isBefore(date))
                .count();
        return TeamPage.count(call.settings(), (int) count);
    }

    static ApiAnswer get(Call call) {
        return call.workspace()
                .conversations()
                .get(call.pathId())
                .map(c -> ApiAnswer.ok(new ConversationJson(call).conversation(c)))
                .orElseGet(() -> Answers.notFound(call.settings(), WHAT));
    }

    static ApiAnswer open(Call call) {
        return state(call, true);
    }

    static ApiAnswer close(Call call) {
        return state(call, false);
    }

    private static ApiAnswer state(Call call, boolean open) {
        Check.members(
                call.object(), "", Set.of("inbox_id", "user_id", "chat_id", "target", "targets"), call.settings());
        user(call);
        return change(
                call,
                List.of("chat_id", "target", "targets"),
                c -> c.open() == open ? c : say(call, open ? "opened" : "closed", c.open(open, call.now())));
    }

    static ApiAnswer read(Call call) {
        return mark(call, false);
    }

    static ApiAnswer unread(Call call) {
        return mark(call, true);
    }

    private static ApiAnswer mark(Call call, boolean unread) {
        Check.members(call.object(), "", Set.of("inbox_id", "user_id", "target", "targets"), call.settings());
        long user = user(call);
        return change(call, List.of("target", "targets"), c -> {
            Set<Long> users = new HashSet<>(c.unread());
            boolean changed = unread ? users.add(user) : users.remove(user);
            return changed ? c.unread(users, call.now()) : c;
        });
    }

    static ApiAnswer reassign(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("inbox_id", "user_id", "reassign_id", "target", "targets"), call.settings());
        long user = user(call);
        long next = Access.member(call, body, "reassign_id", Access.inbox(call, body, "inbox_id"));
        return change(call, List.of("target", "targets"), c -> {
            if (c.assigned() != null && c.assigned() != user) {
                throw ApiError.bad("user_id", "does not own the conversation");
            }
            return say(call, "reassigned", c.assigned(next, call.now()));
        });
    }

    static ApiAnswer transfer(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("conversation_id", "transfer_inbox_id"), call.settings());
        long id = Check.integer("conversation_id", body.get("conversation_id"));
        Inbox inbox = Access.phoneInbox(call, body, "transfer_inbox_id");
        synchronized (call.workspace()) {
            Conversation conversation =
                    call.workspace().conversations().get(id).orElseThrow(() -> Answers.missing(call.settings(), WHAT));
            if (!conversation.channel().equals(Conversation.SMS)) {
                throw ApiError.bad("conversation_id", "only a conversation by SMS can be transferred");
            }
            if (call.workspace()
                    .conversation(inbox.id(), Conversation.SMS, conversation.targets())
                    .isPresent()) {
                throw ApiError.bad("transfer_inbox_id", "the conversation exists in that inbox");
            }
            call.workspace().conversations().replace(say(call, "transferred", conversation.moved(inbox, call.now())));
        }
        return Answers.string("ok", call.settings());
    }

    private static Conversation say(Call call, String what, Conversation conversation) {
        new Events(call.state(), call.settings()).conversation(what, conversation);
        return conversation;
    }

    private static long user(Call call) {
        return Access.member(call, call.object(), "user_id", Access.inbox(call, call.object(), "inbox_id"));
    }

    private static ApiAnswer change(Call call, List<String> names, UnaryOperator<Conversation> change) {
        synchronized (call.workspace()) {
            call.workspace().conversations().replace(change.apply(named(call, names)));
        }
        return Answers.string("ok", call.settings());
    }

    /** The conversation that the body names. */
    private static Conversation named(Call call, List<String> names) {
        ObjectNode body = call.object();
        Inbox inbox = Access.inbox(call, body, "inbox_id");
        String name = Given.exactlyOne(body, names);
        if (name.equals("chat_id")) {
            return call.workspace()
                    .conversations()
                    .get(Check.integer(name, body.get(name)))
                    .filter(c -> c.inboxId() == inbox.id())
                    .orElseThrow(() -> Answers.missing(call.settings(), WHAT));
        }
        List<String> targets = targets(body, name);
        String channel = targets.size() == 1 ? Conversation.SMS : Conversation.MMS;
        return call.workspace()
                .conversation(inbox.id(), channel, targets)
                .orElseThrow(() -> Answers.missing(call.settings(), WHAT));
    }

    private static List<String> targets(ObjectNode body, String name) {
        if (name.equals("target")) {
            return List.of(Check.phone(name, body.get(name)));
        }
        Check.filledArray(name, body.get(name));
        return Given.phones(body, name);
    }

    /** The inboxes of the filter that the user has access to. */
    private static Set<Long> inboxes(Call call, ObjectNode filters, long user) {
        Set<Long> inboxes = new HashSet<>();
        List<JsonNode> given = new ArrayList<>();
        Check.array("filters.inboxes", filters.get("inboxes")).forEach(given::add);
        for (JsonNode id : given) {
            Inbox inbox = Access.inbox(call, Check.integer("filters.inboxes", id), "filters.inboxes");
            if (user == 0 || inbox.members().contains(user)) {
                inboxes.add(inbox.id());
            }
        }
        return inboxes;
    }

    private static Boolean flag(ObjectNode filters, String name) {
        return filters.has(name) ? Check.bool("filters." + name, filters.get(name)) : null;
    }
}
