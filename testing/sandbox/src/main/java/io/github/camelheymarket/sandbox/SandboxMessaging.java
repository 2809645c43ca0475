package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.endpoint.Events;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import io.github.camelheymarket.sandbox.messaging.Member;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.messaging.RecipientList;
import io.github.camelheymarket.sandbox.messaging.ScheduledMessage;
import io.github.camelheymarket.sandbox.messaging.Survey;
import io.github.camelheymarket.sandbox.messaging.Template;
import io.github.camelheymarket.sandbox.messaging.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What the sandbox holds beside contacts: to look at, and to fill past the API. Snapshots it gives out never change. */
public final class SandboxMessaging {
    private final Workspace workspace;
    private final Supplier<Instant> now;
    private final Supplier<Events> events;

    SandboxMessaging(Workspace workspace, Supplier<Instant> now, Supplier<Events> events) {
        this.workspace = workspace;
        this.now = now;
        this.events = events;
    }

    /** The inboxes, the same in each sandbox: two with a number, one for e-mails. */
    public List<Inbox> inboxes() {
        return workspace.team().inboxes();
    }

    /** The people of the team, the same in each sandbox until an update changes their names. */
    public List<Member> members() {
        return workspace.team().members().all();
    }

    /** The lists, oldest first. */
    public List<RecipientList> lists() {
        return workspace.lists().all();
    }

    /** The templates, oldest first. */
    public List<Template> templates() {
        return workspace.templates().all();
    }

    /** The scheduled messages that have not been sent, oldest first. They go with the first call after their time. */
    public List<ScheduledMessage> scheduled() {
        return workspace.scheduled().all();
    }

    /** The surveys, oldest first: two, and those that were defined. */
    public List<Survey> surveys() {
        return workspace.surveys().all();
    }

    /** The conversations, oldest first. */
    public List<Conversation> conversations() {
        return workspace.conversations().all();
    }

    /** Everything in the conversations, oldest first: sent, failed, received, comments. */
    public List<Message> messages() {
        return workspace.messages().all();
    }

    /** What went out, oldest first: messages and e-mails, without comments and without what failed; kept for good. */
    public List<Message> sent() {
        return workspace.sent();
    }

    /** What went out to that phone, in digits, alone. */
    public List<Message> sentTo(String phone) {
        return sent().stream().filter(message -> message.target().equals(phone)).toList();
    }

    /** A message of that phone comes in, to the first inbox. */
    public Message receive(String phone, String text) {
        return receive(inboxes().get(0).id(), phone, text);
    }

    /**
     * A message of that phone comes in: its conversation begins or is opened, and is unread by all members of the inbox. A
     * subscribed webhook hears of it.
     *
     * @throws java.util.NoSuchElementException if there is no such inbox
     */
    public Message receive(long inboxId, String phone, String text) {
        return receive(inboxId, phone, text, now.get());
    }

    /**
     * The same at a time.
     *
     * @throws java.util.NoSuchElementException if there is no such inbox
     */
    public Message receive(long inboxId, String phone, String text, Instant time) {
        synchronized (workspace) {
            Inbox inbox = workspace.team().inbox(inboxId).orElseThrow();
            Conversation conversation =
                    workspace.conversationOrNew(inboxId, Conversation.SMS, List.of(phone), "", 0, time);
            workspace.conversations().replace(conversation.received(Set.copyOf(inbox.members()), time));
            Message message = workspace.put(id -> new Message(
                    id, conversation.id(), inboxId, phone, Message.Kind.RECEIVED, text, text, "", "", 0, "", 0, time));
            events.get().message(message);
            return message;
        }
    }

    /** Adds a list of numbers, in digits, and gives its id. */
    public long defineList(String title, String... phones) {
        Instant time = now.get();
        return workspace
                .lists()
                .add(id -> new RecipientList(
                        id, 1, title, "list-" + id, List.of(), List.of(phones), List.of(), time, time))
                .id();
    }

    /** Adds a template and gives its id. */
    public long defineTemplate(String title, String text) {
        return defineTemplate(title, text, now.get());
    }

    /** Adds a template that was last written at a time, and gives its id. */
    public long defineTemplate(String title, String text, Instant updated) {
        return workspace
                .templates()
                .add(id -> new Template(id, 1, title, "", text, null, false, updated, updated))
                .id();
    }

    /** Adds a survey and gives its id. No call of the API makes one. */
    public long defineSurvey(String name, String type, String question) {
        Instant time = now.get();
        return workspace
                .surveys()
                .add(id -> new Survey(id, name, type, question, time, time))
                .id();
    }
}
