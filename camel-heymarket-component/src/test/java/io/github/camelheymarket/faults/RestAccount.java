package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.RecipientList;
import io.github.camelheymarket.sandbox.messaging.ScheduledMessage;
import io.github.camelheymarket.sandbox.messaging.Template;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an account stores, as facts with names: {@code tag 9} is its label, {@code contact 7 tags} the tags of a contact. */
final class RestAccount {

    private RestAccount() {}

    /** @param people the ids of the contacts of the history; others come with lists */
    static SortedMap<String, Object> facts(HeymarketSandbox sandbox, Collection<Long> people) {
        SortedMap<String, Object> facts = new TreeMap<>();
        sandbox.tags().forEach(tag -> facts.put("tag " + tag.id(), tag.label()));
        sandbox.fields().forEach(field -> facts.put("field " + field.id(), field.title()));
        sandbox.messaging().lists().forEach(list -> facts.put("list " + list.id(), list(sandbox, list, people)));
        sandbox.messaging().templates().forEach(it -> facts.put("template " + it.id(), template(it)));
        sandbox.messaging().scheduled().forEach(it -> facts.put("schedule " + it.id(), scheduled(it)));
        sandbox.messaging().conversations().forEach(it -> facts.put("conversation " + it.id(), conversation(it)));
        sandbox.messaging().messages().forEach(it -> facts.put("message " + it.id(), it.text()));
        for (SandboxContact contact : sandbox.contacts()) {
            if (people.contains(contact.id())) {
                contact(facts, contact);
            } else {
                facts.merge("guest " + contact.phone(), 1, (a, b) -> (int) a + (int) b);
            }
        }
        return facts;
    }

    private static void contact(SortedMap<String, Object> facts, SandboxContact contact) {
        String name = "contact " + contact.id();
        facts.put(name + " tags", new TreeSet<>(contact.tags()));
        facts.put(name + " channels", channels(contact));
        facts.put(name + " out", contact.isOptedOut());
        facts.put(name + " first", contact.first());
        facts.put(
                name + " rest",
                List.of(
                        contact.phone(),
                        contact.last(),
                        contact.email(),
                        contact.avatar(),
                        new TreeMap<>(contact.custom()),
                        contact.consent().blocked()));
    }

    static SortedSet<String> channels(SandboxContact contact) {
        SortedSet<String> channels = new TreeSet<>();
        contact.channels().forEach(channel -> channels.add(channel.type() + " " + channel.value()));
        return channels;
    }

    static List<Object> list(String title, Collection<String> members) {
        return List.of(title, new TreeSet<>(members));
    }

    private static List<Object> list(HeymarketSandbox sandbox, RecipientList list, Collection<Long> people) {
        return list(list.title(), members(sandbox, list, people));
    }

    /** People of the history by id, others by phone. */
    static SortedSet<String> members(HeymarketSandbox sandbox, RecipientList list, Collection<Long> people) {
        SortedSet<String> members = new TreeSet<>();
        list.phones().forEach(phone -> members.add("phone " + phone));
        list.contacts()
                .forEach(id -> members.add(
                        people.contains(id)
                                ? "contact " + id
                                : "guest " + sandbox.findById(id).orElseThrow().phone()));
        return members;
    }

    static List<Object> template(String title, String text) {
        return List.of(title, text, false);
    }

    private static List<Object> template(Template template) {
        return List.of(template.title(), template.text(), template.archived());
    }

    static List<Object> scheduled(long inbox, String time, long user, String target, String text) {
        return List.of(inbox, time, user, target, text);
    }

    private static List<Object> scheduled(ScheduledMessage message) {
        return scheduled(
                message.inboxId(),
                message.execute().toString(),
                message.userId(),
                message.target().toString(),
                message.content().path("text").asText());
    }

    /** @param assigned {@code null} for nobody */
    static List<Object> conversation(long inbox, boolean open, Long assigned, Collection<Long> unread) {
        return Arrays.asList(inbox, open, assigned, new TreeSet<>(unread));
    }

    private static List<Object> conversation(Conversation conversation) {
        return conversation(
                conversation.inboxId(), conversation.open(), conversation.assigned(), conversation.unread());
    }
}
