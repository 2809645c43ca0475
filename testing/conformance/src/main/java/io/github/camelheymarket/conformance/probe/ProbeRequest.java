package io.github.camelheymarket.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Api;
import io.github.camelheymarket.conformance.question.Findings;
import io.github.camelheymarket.conformance.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the probes of one run share. */
public final class ProbeRequest {
    /** More rows, values or contacts than this are not tried; without a limit below it there is none as far as one can see. */
    static final int MOST_TRIED = 1000;
    /** A limit of 30 is the one to be feared, so seeing none among fewer contacts says nothing. */
    static final int FEARED_CAP = 30;

    final Api api;
    final Findings findings;
    final Sightings sightings = new Sightings();
    final boolean write;
    /** The integer id of nobody, which fits into 32 bits; an id that is out of range could be refused for that. */
    final long nobody = 2_147_483_001L;

    final UUID nobodyUuid = UUID.randomUUID();
    /** Contacts of the account that lists showed, each once. In memory alone. */
    final List<JsonNode> listed = new ArrayList<>();

    final List<Long> tags = new ArrayList<>();
    String customField;
    /** What a look-up of nobody answers, as a reading of NOT_FOUND; {@code null} if it was not seen. */
    String lookupOfNobody;

    public ProbeRequest(Api api, Findings findings, boolean write) {
        this.api = api;
        this.findings = findings;
        this.write = write;
    }

    /** A run that writes makes a contact and asks again; another one can only say so. */
    void needsContact(Question question) {
        needsWrite(question, "the account has no contact to see it at");
    }

    void needsWrite(Question question, String because) {
        if (write) {
            findings.notTold(question, because);
        } else {
            findings.needsWrite(question, because);
        }
    }

    void addListed(Iterable<JsonNode> contacts) {
        for (JsonNode contact : contacts) {
            if (listed.stream().noneMatch(c -> id(c) == id(contact))) {
                listed.add(contact);
            }
        }
    }

    static long id(JsonNode contact) {
        return contact.path("id").asLong(-1);
    }
}
