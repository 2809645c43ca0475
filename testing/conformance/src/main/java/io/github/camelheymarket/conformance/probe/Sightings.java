package io.github.camelheymarket.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Every contact that an answer showed, and where. Answers to writes are not among them: they have shapes of their own. */
final class Sightings {
    /** Kinds of answers that show contacts. */
    enum Place {
        GET_V1,
        LIST_V1,
        GET_V2,
        LIST_V2;

        boolean isList() {
            return this == LIST_V1 || this == LIST_V2;
        }

        boolean isV2() {
            return this == GET_V2 || this == LIST_V2;
        }
    }

    /** One of them; the order is that of the answers. */
    record Sighting(int order, Place place, JsonNode contact, Answer answer) {
        long id() {
            return ProbeRequest.id(contact);
        }

        /** Whether a member is there and holds something. */
        boolean holds(String member) {
            JsonNode value = contact.path(member);
            return value.isContainerNode()
                    ? !value.isEmpty()
                    : !value.isNull() && !value.asText("").isEmpty();
        }
    }

    private final List<Sighting> all = new ArrayList<>();
    private final Set<Long> optedOut = new HashSet<>();

    void add(Place place, Answer answer, JsonNode contact) {
        if (contact.isObject()) {
            all.add(new Sighting(all.size(), place, contact, answer));
        }
    }

    void addAll(Place place, Answer answer, Iterable<JsonNode> contacts) {
        contacts.forEach(contact -> add(place, answer, contact));
    }

    /** A contact that is known to be opted out in the sightings from now on. */
    void optedOut(long id) {
        optedOut.add(id);
    }

    Set<Long> optedOut() {
        return optedOut;
    }

    List<Sighting> all() {
        return all;
    }

    List<Sighting> where(Predicate<Sighting> condition) {
        return all.stream().filter(condition).toList();
    }

    boolean any(Predicate<Sighting> condition) {
        return all.stream().anyMatch(condition);
    }
}
