package io.github.camelheymarket.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The observed contacts and where they were read, without the responses of writes, which have other shapes. */
final class Sightings {
    /** Kinds of responses with contacts. */
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

    /** An observed contact. @param order of the responses */
    record Sighting(int order, Place place, JsonNode contact, Answer answer) {
        long id() {
            return ProbeRequest.id(contact);
        }

        /** Whether a member exists and is not empty. */
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

    /** Notes that the contact is opted out in later observations. */
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
