package io.github.camelheymarket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.paging.ContactIterator;
import io.github.camelheymarket.paging.DatedContact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects deleted contacts (R7.3). Heymarket does not report them, so the ids of all contacts are stored. A poll compares
 * their number with Heymarket's count; if the two differ, it reads the whole list, and reads each contact that the list does
 * not have by its id. Only if Heymarket has no contact of that id was it deleted: a list may lack an existing contact.
 */
final class Deletions {

    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

    private final ChangeFeed.Source source;
    private final OwnStates own;
    private final CursorStore store;
    private final CursorText text;
    /** Held while the ids are stored, which may take long. */
    private final ReentrantLock lock = new ReentrantLock();
    /** The ids of all contacts; {@code null} before the first poll. */
    private @Nullable Set<String> known;

    private boolean changed;
    /**
     * The difference between Heymarket's count and the known ids when no contact was deleted; the list need not be read
     * for it again.
     */
    private @Nullable Long explainedDifference;

    Deletions(ChangeFeed.Source source, OwnStates own, CursorStore store) {
        this.own = own;
        this.source = source;
        this.store = store;
        this.text = new CursorText("known", source.account(), store.toString());
        String saved = store.load();
        this.known = saved == null ? null : text.read(saved, Deletions::read);
    }

    private static Set<String> read(JsonNode content) {
        Set<String> ids = new HashSet<>();
        content.get("ids").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** Notes all contacts, so that their deletion can be detected. */
    void begin() {
        if (known == null) {
            Set<String> all = all();
            locked(() -> {
                known = all;
                changed = true;
            });
            save();
        }
    }

    void add(List<DatedContact> listed) {
        begin();
        locked(() -> listed.forEach(contact -> changed |= known().add(contact.id())));
        save();
    }

    void remove(String id) {
        locked(() -> changed |= known().remove(id));
    }

    void save() {
        locked(() -> {
            if (changed) {
                ObjectNode content = JsonNodeFactory.instance.objectNode();
                ArrayNode ids = content.putArray("ids");
                known().forEach(ids::add);
                store.save(text.write(content, null, CursorText.FORMAT));
                changed = false;
            }
        });
    }

    private Set<String> known() {
        return Objects.requireNonNull(known, "the ids of all contacts, which the first poll reads");
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** The contacts that were deleted since the last poll. */
    List<Change> find(Progress progress) {
        OptionalLong count = source.walks().count();
        if (count.isPresent()
                && count.getAsLong() - size() == (explainedDifference == null ? 0 : explainedDifference)) {
            return List.of();
        }
        Set<String> listed = all();
        List<Change> deleted = new ArrayList<>();
        boolean allExist = true;
        for (String id : missing(listed)) {
            Optional<Boolean> exists = progress.isOpen(id) ? Optional.empty() : exists(id);
            if (!exists.orElse(true) && own.isDeleted(id)) {
                own.forget(id);
                remove(id);
            } else if (!exists.orElse(true)) {
                deleted.add(progress.open(Change.Kind.DELETED, id, contact(id)));
            }
            allExist &= exists.orElse(false);
        }
        locked(() -> changed |= known().addAll(listed));
        save();
        explainedDifference = allExist && count.isPresent() ? Long.valueOf(count.getAsLong() - size()) : null;
        return deleted;
    }

    private int size() {
        lock.lock();
        try {
            return known().size();
        } finally {
            lock.unlock();
        }
    }

    private Set<String> missing(Set<String> listed) {
        Set<String> missing = new TreeSet<>();
        locked(() -> missing.addAll(known()));
        missing.removeAll(listed);
        return missing;
    }

    /** @return empty if the read failed */
    private Optional<Boolean> exists(String id) {
        try {
            return Optional.of(source.reader().apply(id).isPresent());
        } catch (HeymarketException e) {
            LOG.warn("Whether the contact {} was deleted could not be determined; the next poll tries again", id, e);
            return Optional.empty();
        }
    }

    private static Contact contact(String id) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (Texts.isInteger(id)) {
            json.put("id", Long.parseLong(id));
        } else {
            json.put("uuid", id);
        }
        return new Contact(json);
    }

    private Set<String> all() {
        Set<String> ids = new HashSet<>();
        try (ContactIterator contacts = source.walks().walk()) {
            while (contacts.hasNext()) {
                ids.add(DatedContact.identity(contacts.next()));
            }
        }
        return ids;
    }
}
