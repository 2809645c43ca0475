package io.github.camelheymarket.faults;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.sandbox.store.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes up calls about the contacts of the history: their channels, tags and consent. */
final class RestContacts {

    private final RestDraw draw;

    RestContacts(RestDraw draw) {
        this.draw = draw;
    }

    RestCall channel() {
        SandboxContact contact = draw.contact();
        int person = draw.people.indexOf(contact.id());
        String type = draw.pick(List.of("email", "facebook", "phone"));
        String value = switch (type) {
            case "email" -> "p" + person + "-" + draw.value() + "@example.org";
            case "facebook" -> "fb-" + person + "-" + draw.value();
            default -> "120255503" + person + draw.below(3);
        };
        List<String> ofType = contact.channels().stream()
                .filter(channel -> channel.type().equals(type))
                .map(channel -> type + " " + channel.value())
                .toList();
        Set<String> channels = RestAccount.channels(contact);
        String fact = "contact " + contact.id() + " channels";
        Object[] headers = {
            HeymarketConstants.CONTACT_ID, contact.uuid().toString(), HeymarketConstants.CHANNEL_TYPE, type
        };
        Map<String, Object> body = Map.of("channel_type", type, "channel_id", value);
        // The phone of a person is by what the history knows her.
        if (type.equals("phone") || draw.chance(40)) {
            channels.add(type + " " + value);
            return RestCall.of("channels/add", RestEffect.change(fact, channels), body, headers);
        }
        if (draw.chance(50)) {
            if (!ofType.isEmpty()) {
                channels.remove(ofType.get(0));
                channels.add(type + " " + value);
            }
            return RestCall.of(
                    "channels/update",
                    ofType.isEmpty() ? RestEffect.impossible() : RestEffect.change(fact, channels),
                    body,
                    headers);
        }
        ofType.forEach(channels::remove);
        return RestCall.of("channels/delete", RestEffect.change(fact, channels), null, headers);
    }

    /** Rows of people who are there, some with a tag that is there, was there, or never was. */
    RestCall load() {
        List<SandboxContact> some =
                draw.contacts().stream().filter(contact -> draw.chance(50)).toList();
        List<Map<String, Object>> body = new ArrayList<>();
        List<RestEffect> effects = new ArrayList<>();
        for (SandboxContact contact : some.isEmpty() ? List.of(draw.contact()) : some) {
            Map<String, Object> row = new LinkedHashMap<>();
            effects.add(row(contact, row));
            body.add(row);
        }
        String uri = "contacts/bulk-upsert?failOnPartial=false&bulkSize=" + (1 + draw.below(3))
                + draw.pick(List.of("", "&apiVersion=v1"));
        return new RestCall(uri, effects, true, body, List.of());
    }

    /** One such row by a single update. */
    RestCall update() {
        Map<String, Object> row = new LinkedHashMap<>();
        RestEffect effect = row(draw.contact(), row);
        return RestCall.of("contacts/update", effect, row);
    }

    private RestEffect row(SandboxContact contact, Map<String, Object> row) {
        String first = "first v" + draw.value();
        row.putAll(Map.of("phone", "+" + contact.phone(), "first", first));
        Map<String, Object> changes = new LinkedHashMap<>(Map.of("contact " + contact.id() + " first", first));
        boolean isPossible = !draw.chance(60) || tag(contact, row, changes);
        RestEffect effect = RestEffect.changes(changes);
        return isPossible ? effect : effect.butImpossible();
    }

    /** @return whether there is such a tag */
    private boolean tag(SandboxContact contact, Map<String, Object> row, Map<String, Object> changes) {
        String label = draw.chance(30) ? "Tag v" + draw.earlierValue() : label();
        row.put("tags", label);
        List<Long> named = draw.sandbox.tags().stream()
                .filter(tag -> tag.label().equals(label))
                .map(Tag::id)
                .toList();
        SortedSet<Long> tags = new TreeSet<>(contact.tags());
        tags.addAll(named);
        changes.put("contact " + contact.id() + " tags", tags);
        return !named.isEmpty();
    }

    private String label() {
        List<Tag> tags = draw.sandbox.tags();
        return tags.isEmpty() ? "VIP" : draw.pick(tags).label();
    }

    RestCall optOut() {
        SandboxContact contact = draw.contact();
        return RestCall.of(
                "contacts/set-status?status=unsubscribed",
                RestEffect.change("contact " + contact.id() + " out", true),
                null,
                HeymarketConstants.CONTACT_ID,
                contact.id());
    }
}
