package io.github.camelheymarket.faults;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.sandbox.messaging.Stored;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.sandbox.store.Tag;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.camel.Exchange;

/** Makes up the next call of a history of what is not a contact, and makes it. */
final class RestSteps {

    private final FaultRig rig;
    private final HistoryKills kills;
    private final List<String> story;
    private final MadeUpFaults faults;
    private final RestDraw draw;
    private final RestLists lists;
    private final RestTalks talks;
    private final RestContacts contacts;
    private final boolean hasKills;

    /** @param people the ids of the contacts */
    RestSteps(Random random, FaultRig rig, HistoryKills kills, List<Long> people, List<String> story) {
        this.rig = rig;
        this.kills = kills;
        this.story = story;
        this.faults = new MadeUpFaults(random, rig.sandbox, story, RestFaults.ALL);
        this.draw = new RestDraw(random, rig.sandbox, people);
        this.lists = new RestLists(draw);
        this.talks = new RestTalks(draw);
        this.contacts = new RestContacts(draw);
        this.hasKills = draw.chance(50);
    }

    /** Sometimes somebody writes before the next call. @return whether it was STOP */
    boolean says() {
        if (draw.chance(85)) {
            return false;
        }
        String phone = HistoryTrial.phone(draw.below(RestTrial.PEOPLE));
        boolean stop = draw.chance(40);
        story.add(phone + (stop ? " STOP" : " writes"));
        if (stop) {
            rig.sandbox.optOut(phone);
        } else {
            rig.sandbox.messaging().receive(draw.chance(50) ? 12 : 13, phone, "message v" + draw.value());
        }
        return stop;
    }

    RestStep next() {
        RestCall call = call();
        faults.add(RestFaults.write(call));
        return new RestStep(call.uri(), call.effects(), call.hasRows(), send(call));
    }

    private RestCall call() {
        return switch (draw.below(21)) {
            case 0, 1 -> createTag();
            case 2 -> deleteTag();
            case 3, 4 -> lists.create();
            case 5, 6 -> lists.update();
            case 7 -> delete("lists/delete", "list", lists.ids());
            case 8, 9 -> template();
            case 10 -> delete("templates/delete", "template", templates());
            case 11, 12 -> schedule();
            case 13 -> delete("schedule/delete", "schedule", scheduled());
            case 14, 15 -> talks.next();
            case 16, 17 -> contacts.channel();
            case 18 -> draw.chance(50) ? createField() : email();
            case 19 -> contacts.load();
            default -> draw.chance(60) ? contacts.update() : contacts.optOut();
        };
    }

    private RestCall createTag() {
        String label = "Tag v" + draw.value();
        return RestCall.of("tags/create", RestEffect.makes("tag", label), Map.of("tag", label));
    }

    /** It goes off the contacts that have it. */
    private RestCall deleteTag() {
        long id = draw.id(rig.sandbox.tags().stream().map(Tag::id).toList());
        Map<String, Object> changes = new HashMap<>();
        changes.put("tag " + id, null);
        for (SandboxContact contact : draw.contacts()) {
            SortedSet<Long> tags = new TreeSet<>(contact.tags());
            tags.remove(id);
            changes.put("contact " + contact.id() + " tags", tags);
        }
        return RestCall.of("tags/delete", RestEffect.changes(changes), null, HeymarketConstants.RESOURCE_ID, id);
    }

    private RestCall createField() {
        String title = "Field v" + draw.value();
        return RestCall.of("contact-fields/create", RestEffect.makes("field", title), List.of(Map.of("title", title)));
    }

    /** Nothing is left, also where there was nothing. */
    private RestCall delete(String operation, String kind, List<Long> ids) {
        long id = draw.id(ids);
        return RestCall.of(
                operation,
                RestEffect.change(kind + " " + id, null),
                operation.startsWith("lists") ? Map.of() : null,
                HeymarketConstants.RESOURCE_ID,
                id);
    }

    private RestCall template() {
        String title = "Template v" + draw.value();
        String text = "text of " + title;
        Map<String, Object> body = Map.of("title", title, "content", Map.of("text", text), "archived", false);
        return written("template", templates(), RestAccount.template(title, text), body);
    }

    private RestCall schedule() {
        RestTalks.Later later = talks.later("for later v" + draw.value(), lists.ids());
        return written("schedule", scheduled(), later.fact(), later.body());
    }

    /** A new one, or one of those that are there. */
    private RestCall written(String kind, List<Long> ids, Object fact, Map<String, Object> body) {
        String resource = kind.equals("template") ? "templates" : kind;
        if (draw.chance(50)) {
            return RestCall.of(resource + "/create", RestEffect.makes(kind, fact), body);
        }
        long id = draw.id(ids);
        return RestCall.of(
                resource + "/update",
                ids.contains(id) ? RestEffect.change(kind + " " + id, fact) : RestEffect.impossible(),
                body,
                HeymarketConstants.RESOURCE_ID,
                id);
    }

    private RestCall email() {
        String text = "mail v" + draw.value();
        Map<String, Object> body = new LinkedHashMap<>(
                Map.of("creator_id", 310, "inbox", 14, "text", text, "targets", List.of("to:p1@example.org")));
        if (draw.chance(50)) {
            body.put("local_id", "of " + text);
        }
        return RestCall.of("emails/send", RestEffect.makes("message", text).besides("conversation "), body);
    }

    private Exchange send(RestCall call) {
        String uri = "heymarket:" + call.uri();
        Object[] headers = call.headers().toArray();
        Exchange exchange = hasKills && draw.chance(20)
                ? kills.send(1 + draw.below(4), () -> rig.send(uri, call.body(), headers))
                : rig.send(uri, call.body(), headers);
        story.add(call.uri() + " " + call.body() + " " + call.headers() + " -> " + end(exchange));
        return exchange;
    }

    private static String end(Exchange exchange) {
        if (exchange == null) {
            return "killed";
        }
        List<?> rows = ConsentTrial.rows(exchange);
        return exchange.getException() != null
                ? exchange.getException() + " " + rows
                : String.valueOf(rows.isEmpty() ? exchange.getMessage().getBody() : rows);
    }

    private List<Long> templates() {
        return ids(rig.sandbox.messaging().templates());
    }

    private List<Long> scheduled() {
        return ids(rig.sandbox.messaging().scheduled());
    }

    private static List<Long> ids(List<? extends Stored> all) {
        return all.stream().map(Stored::id).toList();
    }
}
