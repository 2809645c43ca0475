package io.github.camelheymarket.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Api;
import io.github.camelheymarket.conformance.question.Findings;
import io.github.camelheymarket.conformance.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The state that the probes of a run share. */
public final class ProbeRequest {
    /** The maximum number of rows, values or contacts that is tried. */
    static final int MOST_TRIED = 1000;
    /** A limit of 30 is suspected, so a test with fewer contacts shows nothing. */
    static final int FEARED_CAP = 30;

    final Api api;
    final Findings findings;
    final Sightings sightings = new Sightings();
    final boolean write;
    /** The id of no contact, which fits into 32 bits, since an id out of range could be rejected for that reason. */
    final long nobody = 2_147_483_001L;

    final UUID nobodyUuid = UUID.randomUUID();
    /** The contacts in lists, each once; in memory only. */
    final List<JsonNode> listed = new ArrayList<>();

    final List<Long> tags = new ArrayList<>();
    String customField;
    /** The response to a lookup of a missing contact, as a reading of NOT_FOUND; {@code null} if unknown. */
    String lookupOfNobody;

    public ProbeRequest(Api api, Findings findings, boolean write) {
        this.api = api;
        this.findings = findings;
        this.write = write;
    }

    /** A run that writes creates a contact and tests again; another run only notes this. */
    void needsContact(Question question) {
        needsWrite(question, "the account has no contact");
    }

    void needsWrite(Question question, String because) {
        if (write) {
            findings.undetermined(question, because);
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
