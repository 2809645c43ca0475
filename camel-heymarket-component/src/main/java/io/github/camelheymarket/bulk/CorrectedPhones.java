package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.row.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rows of a mirror matched by phone that would create a contact although they carry an address. They are held back until the
 * source has been read: then it shows whether the address leads to a contact that is leaving, so that the row is the same
 * person with a corrected phone, and an update instead of a create and a delete.
 *
 * <p>The address decides only where it is that contact's alone, one row has it, and the first names do not contradict:
 * families share addresses.
 */
final class CorrectedPhones {

    /** Rows on the heap at most; those beyond are created at once. */
    private static final int MOST = 10_000;

    private final RunMonitor monitor;
    private final List<Row> heldBack = new ArrayList<>();
    private boolean over;

    CorrectedPhones(RunMonitor monitor) {
        this.monitor = monitor;
    }

    /** @return whether the rows of a group without a contact wait for the end of the source */
    boolean holdBack(RowGroup group) {
        boolean waits = !over
                && monitor.holdsBackCreates()
                && email(group.fields()) != null
                && !group.keys().contains(email(group.fields()))
                && group.phoneKey() != null
                && heldBack.size() + group.rows().size() <= MOST;
        if (waits) {
            heldBack.addAll(group.rows());
        }
        return waits;
    }

    private static String email(ObjectNode fields) {
        return Keys.email(Keys.text(fields, "email"));
    }

    List<Row> heldBack() {
        return heldBack;
    }

    /** The source has been read. @return the rows that waited */
    List<Row> take() {
        over = true;
        List<Row> all = List.copyOf(heldBack);
        heldBack.clear();
        return all;
    }

    /** @return those of the rows whose address leads to the contact that they were once */
    Set<Row> corrected(List<Row> rows, ContactFinder finder) {
        Map<String, Set<String>> phonesByEmail = new HashMap<>();
        for (Row row : rows) {
            phonesByEmail
                    .computeIfAbsent(email(row.fields()), email -> new HashSet<>())
                    .add(Keys.phone(Keys.text(row.fields(), "phone")));
        }
        if (rows.isEmpty()) {
            return Set.of();
        }
        ContactIndex index = finder.find(phonesByEmail.keySet()).index();
        Map<String, Contact> byEmail = new HashMap<>();
        phonesByEmail.forEach((email, phones) -> {
            Collection<Stored> found = index.get(List.of(email));
            if (phones.size() == 1 && found.size() == 1) {
                byEmail.put(email, found.iterator().next().contact());
            }
        });
        Set<Contact> leaving = monitor.leaving(byEmail.values());
        Set<Row> corrected = new HashSet<>();
        for (Row row : rows) {
            Contact contact = byEmail.get(email(row.fields()));
            if (contact != null && leaving.contains(contact) && mayBeOne(row.fields(), contact)) {
                corrected.add(row);
            }
        }
        return corrected;
    }

    private static boolean mayBeOne(ObjectNode fields, Contact contact) {
        String given = name(Keys.text(fields, "first"));
        String stored =
                name(contact.get("first") == null ? null : contact.get("first").asText());
        return given.isEmpty() || stored.isEmpty() || given.equals(stored);
    }

    private static String name(String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }
}
