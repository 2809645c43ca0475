package io.github.camelheymarket.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import io.github.camelheymarket.conformance.api.RunEndedException;
import io.github.camelheymarket.conformance.probe.Sightings.Place;
import io.github.camelheymarket.conformance.question.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contacts that runs of the kit make: each has the marker in its last name, in every request that writes it, so that it can be
 * told from people whatever happens to the run.
 */
public final class OwnContacts {
    /** What every last name begins with. */
    public static final String MARKER = "ConformanceKit-";

    private static final int BULK = 100;

    private final ProbeRequest inquiry;
    private final String lastName;
    /** Integer id to UUID, which is empty where it is not known. */
    private final Map<Long, String> made = new LinkedHashMap<>();

    private final Set<String> numbersUsed = new LinkedHashSet<>();
    private final Set<Long> deleted = new LinkedHashSet<>();
    private final Set<Long> bulkDeleted = new LinkedHashSet<>();

    /**
     * None yet.
     *
     * @param run tells runs apart
     */
    public OwnContacts(ProbeRequest inquiry, String run) {
        this.inquiry = inquiry;
        this.lastName = MARKER + run;
    }

    static boolean isOurs(JsonNode contact) {
        return contact.path("last").asText().startsWith(MARKER)
                || contact.path("display_name").asText().contains(MARKER);
    }

    /** A contact in a request: the last name, and what else there is. */
    ObjectNode row(Object... members) {
        return Json.object("last", lastName).setAll(Json.object(members));
    }

    /** To be called before the request that makes a contact: its answer may be lost. */
    void uses(String number) {
        numbersUsed.add(number);
    }

    /** A contact that an answer says was made. */
    long add(Answer answer) {
        return add(answer, answer.json());
    }

    long add(Answer answer, JsonNode contact) {
        long id = ProbeRequest.id(contact);
        if (id < 0) {
            throw new CannotTellException(answer.asked() + " does not say which contact it made");
        }
        if (!deleted.contains(id)) {
            made.merge(id, uuid(contact), (old, now) -> old.isEmpty() ? now : old);
        }
        return id;
    }

    static String uuid(JsonNode contact) {
        for (String member : List.of("uuid", "contact_uuid", "contact_id")) {
            String value = contact.path(member).asText();
            if (value.length() == 36) {
                return value;
            }
        }
        return "";
    }

    static ObjectNode search(String type, Collection<String> values) {
        return Json.object(
                "contact_channels", Json.array(Json.object("channel_type", type, "channel_ids", List.copyOf(values))));
    }

    static ObjectNode byUuid(Collection<String> uuids) {
        return search("id", uuids);
    }

    /** What a search for one of our own numbers shows; sightings. */
    List<JsonNode> find(String number) {
        Answer answer = inquiry.api.post("/v2/contacts/search", search("phone", List.of(number)));
        List<JsonNode> found = answer.contacts();
        inquiry.sightings.addAll(Place.LIST_V2, answer, found);
        found.stream().filter(OwnContacts::isOurs).forEach(c -> add(answer, c));
        return found;
    }

    /** How many requests it takes at most to delete everything. */
    public int costOfCleanUp() {
        int chunks = chunks(numbersUsed, Question.SEARCH_MAX).size();
        return made.size() + chunks(made.keySet(), Question.BULK_MAX).size() + 2 * chunks + 5;
    }

    /** Whether there is anything to clean up. */
    public boolean isUsed() {
        return !numbersUsed.isEmpty();
    }

    /**
     * Deletes all contacts of this run, and looks whether they are gone.
     *
     * @throws RuntimeException if that did not succeed
     */
    public void cleanUp() {
        deleteAll(new LinkedHashMap<>(made));
        for (List<String> chunk : chunks(numbersUsed, Question.SEARCH_MAX)) {
            deleteFound(chunk);
        }
    }

    /** Deletes what searches for these numbers show and is ours, until they show nothing that is ours. */
    private void deleteFound(List<String> numbers) {
        while (true) {
            Map<Long, String> ours = new LinkedHashMap<>();
            for (JsonNode contact : inquiry.api
                    .post("/v2/contacts/search", search("phone", numbers))
                    .contacts()) {
                if (isOurs(contact)) {
                    ours.put(ProbeRequest.id(contact), uuid(contact));
                }
            }
            if (ours.isEmpty()) {
                return;
            }
            deleteAll(ours);
        }
    }

    /**
     * Deletes contacts that are known to be ours.
     *
     * @param contacts integer id to UUID, which may be empty
     */
    void deleteAll(Map<Long, String> contacts) {
        Map<Long, String> byUuid = new LinkedHashMap<>(contacts);
        byUuid.values().removeIf(String::isEmpty);
        byUuid.keySet().removeAll(bulkDeleted);
        if (byUuid.size() > 2 && inquiry.findings.number(Question.BULK_MAX) != 1) {
            deleteByUuid(byUuid);
        }
        contacts.keySet().stream()
                .filter(id -> !bulkDeleted.contains(id) || !byUuid.containsKey(id))
                .forEach(this::delete);
    }

    /** Only a saving: what it does not delete is found by the next search and then deleted by itself. */
    private void deleteByUuid(Map<Long, String> contacts) {
        for (List<Long> chunk : chunks(contacts.keySet(), Question.BULK_MAX)) {
            List<String> uuids = chunk.stream().map(contacts::get).toList();
            if (!inquiry.api.delete("/v2/contacts", byUuid(uuids)).ok()) {
                return;
            }
            bulkDeleted.addAll(chunk);
            made.keySet().removeAll(chunk);
        }
    }

    void delete(long id) {
        Answer answer = inquiry.api.delete("/v1/contact/{}", null, id);
        if (!answer.ok() && TeamProbes.absence(answer).isEmpty()) {
            throw new RunEndedException(answer + ": a contact of the kit could not be deleted");
        }
        if (!deleted.add(id)) {
            throw new RunEndedException("A contact of the kit is still there after it was deleted");
        }
        made.remove(id);
    }

    /** A contact that a probe deleted. */
    void gone(long id) {
        made.remove(id);
        deleted.add(id);
    }

    /** In pieces that one call takes. */
    <T> List<List<T>> chunks(Collection<T> values, Question limit) {
        int most = inquiry.findings.number(limit) == 0 ? BULK : inquiry.findings.number(limit);
        List<T> all = new ArrayList<>(values);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            chunks.add(List.copyOf(all.subList(from, Math.min(all.size(), from + most))));
        }
        return chunks;
    }
}
