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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rows of a mirror matched by phone that would create a contact although they carry an address. They are held back until the
 * source has been read: then it shows whether the address leads to a contact that is leaving, so that the row is the same
 * person with a corrected phone, and an update instead of a create and a delete.
 *
 * <p>The address decides only where it is that contact's alone, one phone has it, and the first names do not contradict:
 * families share addresses.
 */
final class CorrectedPhones {

    /** Rows on the heap at most; those beyond are created at once. */
    private static final int MOST = 10_000;

    private final RunObserver monitor;
    private final List<RowGroup> heldBack = new ArrayList<>();
    private final Set<String> phones = new HashSet<>();
    private boolean over;

    CorrectedPhones(RunObserver monitor) {
        this.monitor = monitor;
    }

    /** @return whether the rows of a group without a contact wait for the end of the source */
    boolean holdBack(RowGroup group) {
        String phone = group.phoneKey();
        if (over || phone == null || !monitor.holdsBackCreates()) {
            return false;
        }
        String email = email(group);
        boolean waits = email != null && !group.keys().contains(email) && heldBack.size() < MOST;
        // Rows of one person go in their order.
        if (waits || phones.contains(phone)) {
            heldBack.add(group);
            phones.add(phone);
            return true;
        }
        return false;
    }

    private static String email(RowGroup group) {
        return MatchKeys.email(MatchKeys.text(group.fields(), "email"));
    }

    /** The source has been read. @return the groups that waited, in their order */
    List<RowGroup> take() {
        over = true;
        List<RowGroup> all = List.copyOf(heldBack);
        heldBack.clear();
        return all;
    }

    /** @return for those of the groups whose address leads to the contact that they were once, the phone that it has */
    Map<RowGroup, String> corrected(List<RowGroup> groups) {
        Map<String, Set<String>> phonesByEmail = new HashMap<>();
        for (RowGroup group : groups) {
            if (email(group) != null) {
                phonesByEmail
                        .computeIfAbsent(email(group), email -> new HashSet<>())
                        .add(group.phoneKey());
            }
        }
        Map<String, List<Contact>> leaving = new HashMap<>();
        if (!phonesByEmail.isEmpty()) {
            for (Contact contact : monitor.leaving()) {
                MatchKeys.of(contact).stream()
                        .filter(MatchKeys::isEmail)
                        .forEach(email -> leaving.computeIfAbsent(email, key -> new ArrayList<>(1))
                                .add(contact));
            }
        }
        Map<RowGroup, String> corrected = new LinkedHashMap<>();
        for (RowGroup group : groups) {
            List<Contact> contacts = leaving.getOrDefault(email(group), List.of());
            if (contacts.size() == 1
                    && phonesByEmail.get(email(group)).size() == 1
                    && MatchKeys.phone(contacts.get(0).getPhone()) != null
                    && mayBeOne(group.fields(), contacts.get(0))) {
                corrected.put(group, MatchKeys.phone(contacts.get(0).getPhone()));
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

    private static String name(String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }
}
