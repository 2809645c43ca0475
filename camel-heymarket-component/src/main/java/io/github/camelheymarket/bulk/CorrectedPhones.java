package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.plan.RowGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds back the rows of a mirror, matched by phone, that would create a contact and have an e-mail address. When the source has
 * been read, the address may belong to a contact that the mirror would delete: then the row is that contact with a corrected
 * phone, and an update replaces the create and the delete.
 *
 * <p>The address decides only if it belongs to that contact alone, if rows of one phone have it, and if the first names do not
 * differ, since families share addresses.
 */
final class CorrectedPhones {

    /** The maximum number of groups that wait; the rows of further groups are created at once. */
    private static final int MAX_GROUPS = 10_000;

    private final RunObserver observer;
    private final Set<RowGroup> heldBack = new LinkedHashSet<>();
    private final Set<String> phones = new HashSet<>();
    private boolean over;

    CorrectedPhones(RunObserver observer) {
        this.observer = observer;
    }

    /** @return whether the rows of a group without a contact wait for the end of the source */
    boolean holdBack(RowGroup group) {
        String phone = group.phoneKey();
        if (over || phone == null || !observer.holdsBackCreates()) {
            return false;
        }
        String email = email(group);
        boolean waits = email != null && !group.keys().contains(email) && heldBack.size() < MAX_GROUPS;
        // Rows of one phone keep their order.
        if (waits || phones.contains(phone)) {
            heldBack.add(group);
            phones.add(phone);
            return true;
        }
        return false;
    }

    private static @Nullable String email(RowGroup group) {
        return MatchKeys.email(MatchKeys.text(group.fields(), "email"));
    }

    /** Called when the source has been read: no further group is held back. @return the groups that wait, in their order */
    List<RowGroup> waiting() {
        over = true;
        return List.copyOf(heldBack);
    }

    /** The group has a result, or its rows are in a chunk again. */
    void waitsNoLonger(RowGroup group) {
        heldBack.remove(group);
    }

    /** @return for each group that is a contact with a corrected phone, the phone that the contact has now */
    Map<RowGroup, String> corrected(List<RowGroup> groups) {
        Map<String, Set<String>> phonesByEmail = new HashMap<>();
        for (RowGroup group : groups) {
            String email = email(group);
            if (email != null) {
                phonesByEmail.computeIfAbsent(email, key -> new HashSet<>()).add(group.phoneKey());
            }
        }
        Map<String, List<Contact>> leaving = new HashMap<>();
        if (!phonesByEmail.isEmpty()) {
            for (Contact contact : observer.leaving()) {
                MatchKeys.of(contact).stream()
                        .filter(MatchKeys::isEmail)
                        .forEach(email -> leaving.computeIfAbsent(email, key -> new ArrayList<>(1))
                                .add(contact));
            }
        }
        Map<RowGroup, String> corrected = new LinkedHashMap<>();
        for (RowGroup group : groups) {
            String email = email(group);
            List<Contact> contacts = leaving.getOrDefault(email, List.of());
            if (contacts.size() == 1
                    && phonesByEmail.getOrDefault(email, Set.of()).size() == 1
                    && mayBeOne(group.fields(), contacts.get(0))) {
                String phone = MatchKeys.phone(contacts.get(0).getPhone());
                if (phone != null) {
                    corrected.put(group, phone);
                }
            }
        }
        return corrected;
    }

    private static boolean mayBeOne(ObjectNode fields, Contact contact) {
        String given = name(MatchKeys.text(fields, "first"));
        String stored =
                name(contact.get("first") == null ? null : contact.get("first").asText());
        return given.isEmpty() || stored.isEmpty() || given.equals(stored);
    }

    private static String name(@Nullable String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }
}
