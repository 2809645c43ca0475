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
 * The contacts of the kit: every request that writes one has the marker in the last name, so that the contact is recognised
 * whatever happens to the run.
 */
public final class OwnContacts {
    /** The prefix of every last name. */
    public static final String MARKER = "ConformanceKit-";

    private static final int BULK = 100;

    private final ProbeRequest inquiry;
    private final String lastName;
    /** UUIDs by integer id; empty if unknown. */
    private final Map<Long, String> made = new LinkedHashMap<>();

    private final Set<Long> lists = new LinkedHashSet<>();
    /** Numbers that were free, and that Heymarket may give a contact without the marker. */
    private final Set<String> unnamed = new LinkedHashSet<>();

    private String optedOut;
    private final Set<String> numbersUsed = new LinkedHashSet<>();
    private final Set<Long> deleted = new LinkedHashSet<>();
    private final Set<Long> bulkDeleted = new LinkedHashSet<>();

    /**
     * @param run identifies the run
     */
    public OwnContacts(ProbeRequest inquiry, String run) {
        this.inquiry = inquiry;
        this.lastName = MARKER + run;
    }

    static boolean isOurs(JsonNode contact) {
        return contact.path("last").asText().startsWith(MARKER)
                || contact.path("display_name").asText().contains(MARKER);
    }

    /** The last name of every contact of this run, and the title of its lists. */
    String lastName() {
        return lastName;
    }

    /** Called before the request that may make Heymarket create a contact with this number, which was free. */
    void mayGetContact(String number) {
        unnamed.add(number);
    }

    void addList(long id) {
        lists.add(id);
    }

    void deleteList(long id) {
        Answer answer = inquiry.api.delete("/v2/lists/{}", null, id);
        if (!answer.ok() && TeamProbes.absence(answer).isEmpty()) {
            throw new RunEndedException(answer + ": a list of the kit could not be deleted");
        }
        lists.remove(id);
    }

    /** Opts the number out of messages, until {@link #endOptOut()}. */
    void optOut(String number) {
        optedOut = number;
        inquiry.api
                .post("/v1/contact/set_status", Json.object("phone", number, "status", "unsubscribed"))
                .required();
    }

    void endOptOut() {
        inquiry.api
                .post("/v1/contact/set_status", Json.object("phone", optedOut, "status", "subscribed"))
                .required();
        optedOut = null;
    }

    /** A contact in a request: the last name and other members. */
    ObjectNode row(Object... members) {
        return Json.object("last", lastName).setAll(Json.object(members));
    }

    /** Called before the request that creates a contact, since the response may be lost. */
    void uses(String number) {
        numbersUsed.add(number);
    }

    /** Notes the contact that a response shows as created. */
    long add(Answer answer) {
        return add(answer, answer.json());
    }

    long add(Answer answer, JsonNode contact) {
        long id = ProbeRequest.id(contact);
        if (id < 0) {
            throw new UndeterminedException(answer.asked() + " does not show which contact was created");
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

    /** Searches for a number of the kit, and notes the observations. */
    List<JsonNode> find(String number) {
        Answer answer = inquiry.api.post("/v2/contacts/search", search("phone", List.of(number)));
        List<JsonNode> found = answer.contacts();
        inquiry.sightings.addAll(Place.LIST_V2, answer, found);
        found.stream().filter(OwnContacts::isOurs).forEach(c -> add(answer, c));
        return found;
    }

    /** The maximum number of requests to delete all contacts. */
    public int costOfCleanUp() {
        int chunks = chunks(numbersUsed, Question.SEARCH_MAX).size();
        return made.size()
                + lists.size()
                + (optedOut == null ? 0 : 1)
                + chunks(made.keySet(), Question.BULK_MAX).size()
                + 2 * chunks
                + 5;
    }

    /** Whether there is anything to clean up. */
    public boolean isUsed() {
        return !numbersUsed.isEmpty() || !lists.isEmpty() || optedOut != null;
    }

    /**
     * Deletes all contacts of this run, and verifies that.
     *
     * @throws RuntimeException if a contact could not be deleted
     */
    public void cleanUp() {
        if (optedOut != null) {
            endOptOut();
        }
        List.copyOf(lists).forEach(this::deleteList);
        deleteAll(new LinkedHashMap<>(made));
        for (List<String> chunk : chunks(numbersUsed, Question.SEARCH_MAX)) {
            deleteFound(chunk);
        }
    }

    /** Deletes the kit's contacts with these numbers until searches find none. */
    private void deleteFound(List<String> numbers) {
        while (true) {
            Map<Long, String> ours = new LinkedHashMap<>();
            for (JsonNode contact : inquiry.api
                    .post("/v2/contacts/search", search("phone", numbers))
                    .contacts()) {
                if (isOurs(contact) || unnamed.contains(contact.path("phone").asText())) {
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
     * Deletes contacts of the kit.
     *
     * @param contacts UUIDs, which may be empty, by integer id
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

    /** Saves requests; a contact that this call does not delete is found by the next search and deleted alone. */
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
            throw new RunEndedException("A contact of the kit still exists after its delete");
        }
        made.remove(id);
    }

    /** Forgets a contact that a probe has deleted. */
    void gone(long id) {
        made.remove(id);
        deleted.add(id);
    }

    /** Splits the values into parts that one call accepts. */
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
