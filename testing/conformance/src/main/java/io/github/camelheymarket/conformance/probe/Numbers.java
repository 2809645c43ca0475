package io.github.camelheymarket.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import io.github.camelheymarket.conformance.question.Question;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The numbers for test contacts. A number is used only if neither a search nor a lookup finds a contact with it. Contacts of an
 * earlier run are deleted; numbers of other contacts are not used.
 */
public final class Numbers {
    private static final String ABSENT = "not found|no such contact|does not exist|doesn't exist|unknown contact";

    private final ProbeRequest inquiry;
    private final OwnContacts own;
    private final List<String> range;
    private final Deque<String> free = new ArrayDeque<>();
    private int taken;
    private int leftovers;

    public Numbers(ProbeRequest inquiry, OwnContacts own, List<String> range) {
        this.inquiry = inquiry;
        this.own = own;
        this.range = range;
    }

    /** How many numbers belong to other contacts. */
    public int taken() {
        return taken;
    }

    /** How many contacts of earlier runs were deleted. */
    public int leftovers() {
        return leftovers;
    }

    /** Checks all numbers, and deletes the contacts of earlier runs. */
    public void sweep() {
        own.chunks(range, Question.SEARCH_MAX).forEach(this::check);
    }

    /** A response may omit contacts, so only an empty one proves that no contact has the numbers. */
    private void check(List<String> numbers) {
        Set<String> open = new LinkedHashSet<>(numbers);
        while (!open.isEmpty()) {
            List<JsonNode> found = inquiry.api
                    .post("/v2/contacts/search", OwnContacts.search("phone", open))
                    .contacts();
            if (found.isEmpty()) {
                free.addAll(open);
                return;
            }
            if (!explain(found, open)) {
                split(List.copyOf(open));
                return;
            }
        }
    }

    /** Whether the next search will have another result. */
    private boolean explain(List<JsonNode> found, Set<String> open) {
        Map<Long, String> ours = new LinkedHashMap<>();
        int before = open.size();
        for (JsonNode contact : found) {
            if (OwnContacts.isOurs(contact)) {
                ours.put(ProbeRequest.id(contact), OwnContacts.uuid(contact));
            } else {
                open.remove(contact.path("phone").asText());
                contact.path("contact_channels")
                        .forEach(c -> open.remove(c.path("channel_id").asText()));
            }
        }
        taken += before - open.size();
        leftovers += ours.size();
        own.deleteAll(ours);
        return !ours.isEmpty() || open.size() < before;
    }

    private void split(List<String> numbers) {
        if (numbers.size() == 1) {
            taken++;
            return;
        }
        int half = numbers.size() / 2;
        check(numbers.subList(0, half));
        check(numbers.subList(half, numbers.size()));
    }

    /** How many numbers are free according to searches. */
    int left() {
        return free.size();
    }

    /**
     * A free number that was not used before.
     *
     * @throws UndeterminedException if there is none
     */
    String next() {
        while (!free.isEmpty()) {
            String number = free.remove();
            if (isNobody(inquiry.api.post("/v1/contact/get", Json.object("phone", number)))) {
                own.uses(number);
                return number;
            }
            taken++;
        }
        throw new UndeterminedException("there are too few free numbers; add more in --phones");
    }

    /** A 400 may reject the number: it means absence only if reads of missing contacts return it, or if its text says so. */
    boolean isNobody(Answer answer) {
        String absence = TeamProbes.absence(answer);
        if (!absence.equals("STATUS_400")) {
            return !absence.isEmpty();
        }
        return absence.equals(inquiry.findings.reading(Question.NOT_FOUND))
                || absence.equals(inquiry.lookupOfNobody)
                || answer.text().toLowerCase(Locale.ROOT).replace('_', ' ').matches("(?s).*(" + ABSENT + ").*");
    }
}
