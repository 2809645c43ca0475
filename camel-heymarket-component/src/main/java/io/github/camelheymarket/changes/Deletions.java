package io.github.camelheymarket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.ContactIterator;
import io.github.camelheymarket.paging.DatedContact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has gone (R7.3). Heymarket does not tell, so the ids of all who are there are kept. A poll compares their number with
 * Heymarket's count; where the two differ it reads the whole list, and asks for each contact that is not on it by a GET.
 * Only a GET that finds nobody counts: a list can miss somebody who is there.
 */
final class Deletions {

    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

    private final ChangeFeed.Settings settings;
    private final CursorText text;
    private Set<String> known;
    private boolean changed;
    /** By how much Heymarket's count differed although all were there, so that a whole list need not be read again. */
    private Long explained;

    Deletions(ChangeFeed.Settings settings) {
        this.settings = settings;
        this.text = new CursorText(
                "known", settings.source().account(), settings.stores().known().toString());
        String saved = settings.stores().known().load();
        this.known = saved == null ? null : text.read(saved, Deletions::read);
    }

    private static Set<String> read(JsonNode content) {
        Set<String> ids = new HashSet<>();
        content.get("ids").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** Whoever is there at the start can be missed later. */
    void begin() {
        if (known == null) {
            Set<String> all = all();
            synchronized (this) {
                known = all;
                changed = true;
            }
            save();
        }
    }

    void know(List<DatedContact> listed) {
        begin();
        synchronized (this) {
            for (DatedContact one : listed) {
                changed |= known.add(one.id());
            }
        }
        save();
    }

    synchronized void forget(String id) {
        changed |= known.remove(id);
    }

    synchronized void save() {
        if (!changed) {
            return;
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = content.putArray("ids");
        known.forEach(ids::add);
        settings.stores().known().save(text.write(content, null));
        changed = false;
    }

    /** Reads whether somebody has gone. */
    List<Change> find(Progress progress) {
        OptionalLong count = settings.source().walks().count();
        if (count.isPresent() && count.getAsLong() - size() == (explained == null ? 0 : explained)) {
            return List.of();
        }
        Set<String> listed = all();
        List<Change> gone = new ArrayList<>();
        boolean allAreThere = true;
        for (String id : missing(listed)) {
            Boolean there = progress.isOpen(id) ? null : isThere(id);
            if (Boolean.FALSE.equals(there)) {
                gone.add(progress.bury(id, contact(id)));
            }
            allAreThere &= Boolean.TRUE.equals(there);
        }
        synchronized (this) {
            changed |= known.addAll(listed);
        }
        save();
        explained = allAreThere && count.isPresent() ? Long.valueOf(count.getAsLong() - size()) : null;
        return gone;
    }

    private synchronized int size() {
        return known.size();
    }

    private synchronized Set<String> missing(Set<String> listed) {
        Set<String> missing = new TreeSet<>(known);
        missing.removeAll(listed);
        return missing;
    }

    /** {@code null} where it cannot be told now. */
    private Boolean isThere(String id) {
        try {
            return settings.source().reader().apply(id).isPresent();
        } catch (HeymarketException e) {
            LOG.warn("Whether the contact {} was deleted could not be determined; the next poll tries again", id, e);
            return null;
        }
    }

    private static Contact contact(String id) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (id.matches("\\d{1,18}")) {
            json.put("id", Long.parseLong(id));
        } else {
            json.put("uuid", id);
        }
        return new Contact(json);
    }

    private Set<String> all() {
        Set<String> ids = new HashSet<>();
        try (ContactIterator contacts = settings.source().walks().walk()) {
            while (contacts.hasNext()) {
                ids.add(DatedContact.identity(contacts.next()));
            }
        }
        return ids;
    }
}
