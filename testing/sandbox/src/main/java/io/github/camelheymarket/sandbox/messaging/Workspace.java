package io.github.camelheymarket.sandbox.messaging;

import java.time.Instant;

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

    /** Back to the start: the team with its inboxes, and two surveys. */
    public synchronized void clear() {
        team.clear();
        lists.clear();
        templates.clear();
        scheduled.clear();
        surveys.clear();
        conversations.clear();
        messages.clear();
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
