package io.github.camelheymarket.sandbox.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * All that the team has beside contacts, fields and tags. Who reads and then writes holds its monitor over both
 * ({@code synchronized (workspace)}).
 */
public final class Workspace {
    private static final Instant FIRST_SURVEY = Instant.parse("2026-01-05T08:00:00Z");

    private final Team team = new Team();
    private final Records<RecipientList> lists = new Records<>(501);
    private final Records<Template> templates = new Records<>(77);
    private final Records<ScheduledMessage> scheduled = new Records<>(66_001);
    private final Records<Survey> surveys = new Records<>(31);
    private final Records<Conversation> conversations = new Records<>(880_001);
    private final Records<Message> messages = new Records<>(55_120_001);
    private final List<Message> sent = new ArrayList<>();
    private final Map<Long, Instant> sentAt = new HashMap<>();
    private final LocalIds localIds = new LocalIds();

    public Workspace() {
        addSurveys();
    }

    public Team team() {
        return team;
    }

    public Records<RecipientList> lists() {
        return lists;
    }

    public Records<Template> templates() {
        return templates;
    }

    public Records<ScheduledMessage> scheduled() {
        return scheduled;
    }

    public Records<Survey> surveys() {
        return surveys;
    }

    public Records<Conversation> conversations() {
        return conversations;
    }

    public Records<Message> messages() {
        return messages;
    }

    public LocalIds localIds() {
        return localIds;
    }

    /** The conversation of an inbox with exactly these people. */
    public synchronized Optional<Conversation> conversation(long inboxId, String channel, List<String> targets) {
        return conversations.all().stream()
                .filter(c -> c.inboxId() == inboxId
                        && c.channel().equals(channel)
                        && c.targets().size() == targets.size()
                        && c.targets().containsAll(targets))
                .findFirst();
    }

    /** The same, begun if there is none. @param creator who begins it, 0 for the person outside */
    public synchronized Conversation conversationOrNew(
            long inboxId, String channel, List<String> targets, String name, long creator, Instant now) {
        return conversation(inboxId, channel, targets)
                .orElseGet(() -> begin(inboxId, channel, targets, name, creator, now));
    }

    /** A new conversation, whether there is one with these people or not. */
    public synchronized Conversation begin(
            long inboxId, String channel, List<String> targets, String name, long creator, Instant now) {
        return conversations.add(id -> new Conversation(
                id, 1, inboxId, channel, targets, name, true, null, creator, Set.of(), null, now, now));
    }

    /** Notes when a message was sent, by the clock that a lag is measured with. */
    public synchronized void sentAt(Message message, Instant time) {
        sentAt.put(message.id(), time);
    }

    /** Whether a message was there at that time; those that came in always were. */
    public synchronized boolean wasThere(Message message, Instant time) {
        Instant sent = sentAt.get(message.id());
        return sent == null || !sent.isAfter(time);
    }

    /** Messages of a conversation, the newest first. */
    public List<Message> messagesOf(long conversationId) {
        return messages.newestFirst(message -> message.conversationId() == conversationId);
    }

    /** Stores a message; what goes out is kept in a record of its own. */
    public synchronized Message put(LongFunction<Message> made) {
        Message message = messages.add(made);
        if (message.kind() == Message.Kind.SENT) {
            sent.add(message);
        }
        return message;
    }

    /** What went out, whatever became of its conversation since. */
    public synchronized List<Message> sent() {
        return List.copyOf(sent);
    }

    /** Deletes the conversations with one person alone, with their messages. */
    public synchronized void forget(String target) {
        for (Conversation conversation : conversations.all()) {
            if (conversation.targets().equals(List.of(target))) {
                messagesOf(conversation.id()).forEach(message -> {
                    messages.remove(message.id());
                    sentAt.remove(message.id());
                });
                conversations.remove(conversation.id());
            }
        }
    }

    /** Back to the start: the team with its inboxes, and two surveys. */
    public synchronized void clear() {
        team.clear();
        lists.clear();
        templates.clear();
        scheduled.clear();
        surveys.clear();
        conversations.clear();
        messages.removeAll();
        sent.clear();
        sentAt.clear();
        localIds.clear();
        addSurveys();
    }

    /** No call of the API makes a survey. */
    private void addSurveys() {
        survey("Recommendation", "nps", "How likely are you to recommend us, from 0 to 10?");
        survey("Visit", "csat", "How was your visit, from 1 to 5?");
    }

    private void survey(String name, String type, String question) {
        surveys.add(id -> {
            Instant made = FIRST_SURVEY.plusSeconds(id);
            return new Survey(id, name, type, question, made, made);
        });
    }
}
