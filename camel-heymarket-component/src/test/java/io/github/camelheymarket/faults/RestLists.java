package io.github.camelheymarket.faults;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.sandbox.messaging.RecipientList;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes up calls that create and update lists, of people of the history and of other phones. */
final class RestLists {

    private final RestDraw draw;

    RestLists(RestDraw draw) {
        this.draw = draw;
    }

    List<Long> ids() {
        return draw.sandbox.messaging().lists().stream().map(RecipientList::id).toList();
    }

    RestCall create() {
        String title = "List v" + draw.value();
        Map<String, Object> body = new LinkedHashMap<>(Map.of("title", title, "local_id", "of " + title));
        Set<String> members = new TreeSet<>(addPeople(body, "contacts"));
        members.addAll(addPhones(body, "phones"));
        if (members.isEmpty()) {
            body.put("contacts", List.of(draw.people.get(0)));
            members.add("contact " + draw.people.get(0));
        }
        return RestCall.of(
                "lists/create",
                RestEffect.makes("list", RestAccount.list(title, members)).besides("guest "),
                body);
    }

    RestCall update() {
        long id = draw.id(ids());
        Optional<RecipientList> list = draw.sandbox.messaging().lists().stream()
                .filter(each -> each.id() == id)
                .findFirst();
        Map<String, Object> body = new LinkedHashMap<>();
        Set<String> members = list.map(it -> RestAccount.members(draw.sandbox, it, draw.people))
                .orElseGet(TreeSet::new);
        String title = list.map(RecipientList::title).orElse("");
        if (draw.chance(40)) {
            title = "List v" + draw.value();
            body.put("title", title);
        }
        if (draw.chance(50)) {
            members.addAll(addPeople(body, "add_contacts"));
        }
        if (draw.chance(50)) {
            members.addAll(addPhones(body, "add_phones"));
        }
        if (draw.chance(40)) {
            members.removeAll(addPeople(body, "remove_contacts"));
        }
        if (draw.chance(30)) {
            String phone = phone();
            body.put("remove_phones", List.of(phone));
            members.remove("phone " + phone);
            members.remove("guest " + phone);
            draw.sandbox.allByPhone(phone).forEach(contact -> members.remove("contact " + contact.id()));
        }
        if (body.isEmpty()) {
            title = "List v" + draw.value();
            body.put("title", title);
        }
        RestEffect effect = list.isEmpty()
                ? RestEffect.impossible()
                : RestEffect.change("list " + id, RestAccount.list(title, members))
                        .besides("guest ");
        return RestCall.of("lists/update", effect, body, HeymarketConstants.RESOURCE_ID, id);
    }

    /** @return the facts about them */
    private Set<String> addPeople(Map<String, Object> body, String member) {
        List<Long> some = draw.people.stream().filter(id -> draw.chance(40)).toList();
        Set<String> facts = new LinkedHashSet<>();
        if (!some.isEmpty()) {
            body.put(member, some);
            some.forEach(id -> facts.add("contact " + id));
        }
        return facts;
    }

    private Set<String> addPhones(Map<String, Object> body, String member) {
        Set<String> facts = new LinkedHashSet<>();
        List<String> phones = new ArrayList<>();
        for (int i = draw.below(3); i > 0; i--) {
            String phone = phone();
            phones.add("+" + phone);
            facts.add(fact(phone));
        }
        if (!phones.isEmpty()) {
            body.put(member, phones);
        }
        return facts;
    }

    private String fact(String phone) {
        if (draw.sandbox.settings().is(Switch.LIST_PHONES, "TARGETS")) {
            return "phone " + phone;
        }
        List<SandboxContact> known = draw.sandbox.allByPhone(phone);
        return !known.isEmpty() && draw.people.contains(known.get(0).id())
                ? "contact " + known.get(0).id()
                : "guest " + phone;
    }

    /** Of one of the people, or of somebody else. */
    private String phone() {
        return draw.chance(50) ? HistoryTrial.phone(draw.below(RestTrial.PEOPLE)) : "120255502" + (10 + draw.below(3));
    }
}
