package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.Consent;
import io.github.camelheymarket.sandbox.store.ContactChange;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Puts contacts into the store past the API. */
final class Seeder {
    private static final Set<String> MEMBERS = Set.of(
            "phone",
            "first",
            "last",
            "display_name",
            "email",
            "avatar",
            "assigned_user_id",
            "assignee_id",
            "custom",
            "tags",
            "is_opted_out",
            "unsubscribed_by",
            "unsubscribed_admin",
            "unsubscribed_contact",
            "blocked",
            "created",
            "updated");
    private static final List<String> FIRST = List.of(
            "Mara", "Jonas", "Ines", "Tobias", "Noor", "Petra", "Samir", "Elena", "Kofi", "Yuki", "Amara", "Luca");
    private static final List<String> LAST = List.of(
            "Lindqvist", "Okafor", "Marlow", "Teixeira", "Brandt", "Kowal", "Sato", "Dube", "Ferrant", "Holm", "Iyer");

    private final ContactStore store;
    private final Instant now;

    Seeder(ContactStore store, Instant now) {
        this.store = store;
        this.now = now;
    }

    SandboxContact seed(Map<String, ?> members) {
        Set<String> unknown = new TreeSet<>(members.keySet());
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "A seed has no members " + unknown + "; it has " + new TreeSet<>(MEMBERS));
        }
        ContactChange change = new ContactChange().phone(text(members, "phone"));
        change.first(text(members, "first")).last(text(members, "last"));
        change.displayNameFromNames();
        if (members.get("display_name") instanceof String name) {
            change.displayName(name);
        }
        String email = text(members, "email");
        change.email(email);
        if (!email.isEmpty()) {
            change.channel(new Channel(Channel.EMAIL, email));
        }
        change.avatar(text(members, "avatar"));
        Object owner =
                members.containsKey("assignee_id") ? members.get("assignee_id") : members.get("assigned_user_id");
        change.assignedUserId(owner instanceof Number id ? id.longValue() : null);
        change.custom(custom(members)).tags(tags(members)).consent(consent(members));
        Instant updated = time(members, "updated", now);
        return store.create(change, time(members, "created", updated), updated);
    }

    /**
     * Stores invented contacts. The first 80,000 have phones of the 555-01xx kind that is kept for fiction, the rest others of the
     * 555 exchange. Each was updated a second before the one that comes after it, the last one now.
     */
    void seedMany(int count, long randomSeed) {
        Random random = new Random(randomSeed);
        for (int i = 0; i < count; i++) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("phone", phone(i));
            members.put("first", FIRST.get(random.nextInt(FIRST.size())));
            members.put("last", LAST.get(random.nextInt(LAST.size())));
            if (random.nextInt(4) > 0) {
                members.put("email", "contact" + i + "@example.org");
            }
            members.put("updated", now.minusSeconds(count - 1L - i));
            seed(members);
        }
    }

    private static String phone(int index) {
        int areas = 800;
        int line = index / areas;
        int number = line < 100 ? 100 + line : line < 200 ? line - 100 : line;
        return String.format("1%03d555%04d", 200 + index % areas, number);
    }

    private static String text(Map<String, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    private static Map<Long, String> custom(Map<String, ?> members) {
        Map<Long, String> custom = new LinkedHashMap<>();
        if (members.get("custom") instanceof Map<?, ?> given) {
            given.forEach((id, value) -> custom.put(Long.valueOf(id.toString()), value.toString()));
        }
        return custom;
    }

    private static List<Long> tags(Map<String, ?> members) {
        List<Long> tags = new ArrayList<>();
        if (members.get("tags") instanceof Iterable<?> given) {
            given.forEach(id -> tags.add(((Number) id).longValue()));
        }
        return tags;
    }

    private static Consent consent(Map<String, ?> members) {
        Object by = members.get("unsubscribed_by");
        boolean admin = is(members, "unsubscribed_admin") || is(members, "is_opted_out") || "admin".equals(by);
        boolean contact = is(members, "unsubscribed_contact") || "contact".equals(by);
        return new Consent(admin, contact, is(members, "blocked"));
    }

    private static boolean is(Map<String, ?> members, String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    private static Instant time(Map<String, ?> members, String name, Instant otherwise) {
        Object value = members.get(name);
        if (value instanceof Instant instant) {
            return instant;
        }
        return value == null ? otherwise : Instant.parse(value.toString());
    }
}
