package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.LOOKUP_ID;
import static io.github.camelheymarket.conformance.question.Question.STATUS_DETAIL;

import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import io.github.camelheymarket.conformance.probe.Sightings.Place;
import io.github.camelheymarket.conformance.question.Question;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads of one contact: the first of a list, or one of the kit. */
final class ContactReads {
    private final ProbeRequest inquiry;

    ContactReads(ProbeRequest inquiry) {
        this.inquiry = inquiry;
    }

    /** For the first contact of the list. */
    List<Probe> probes() {
        return List.of(
                Probe.of(
                        () -> ofTheFirst(LOOKUP_ID, id -> {
                            lookup(id);
                            get(id);
                        }),
                        LOOKUP_ID),
                Probe.of(() -> ofTheFirst(STATUS_DETAIL, this::status), STATUS_DETAIL));
    }

    private void ofTheFirst(Question question, LongConsumer read) {
        if (inquiry.listed.isEmpty()) {
            inquiry.needsContact(question);
        } else {
            read.accept(ProbeRequest.id(inquiry.listed.get(0)));
        }
    }

    void lookup(long id) {
        Answer text = inquiry.api.post("/v1/contact/get", Json.object("id", Long.toString(id)));
        Answer number = inquiry.api.post("/v1/contact/get", Json.object("id", id));
        boolean byText = isContact(text, id);
        boolean byNumber = isContact(number, id);
        if (byText || byNumber) {
            String reading = byText && byNumber ? "EITHER" : byText ? "STRING" : "NUMBER";
            inquiry.findings.answered(LOOKUP_ID, reading, text, number);
            Answer found = byText ? text : number;
            inquiry.sightings.add(Place.GET_V1, found, found.json());
        } else {
            inquiry.findings.noReadingFits(LOOKUP_ID, "neither finds a contact of the list", text, number);
        }
    }

    private static boolean isContact(Answer answer, long id) {
        return answer.ok() && ProbeRequest.id(answer.json()) == id;
    }

    /** Reads a contact with v1, and notes the observation. */
    Answer get(long id) {
        Answer answer = inquiry.api.get("/v1/contact/{}", id).required();
        inquiry.sightings.add(Place.GET_V1, answer, answer.json());
        return answer;
    }

    void status(long id) {
        Answer answer = statusOf(id);
        boolean detail =
                answer.json().has("unsubscribed_admin") || answer.json().has("unsubscribed_contact");
        boolean shows = answer.json().has("unsubscribed");
        if (detail) {
            inquiry.findings.answered(STATUS_DETAIL, "YES", answer);
        } else if (shows) {
            inquiry.findings.answered(STATUS_DETAIL, "NO", answer);
        } else {
            inquiry.findings.noReadingFits(STATUS_DETAIL, "unsubscribed is missing too", answer);
        }
    }

    Answer statusOf(long id) {
        return inquiry.api.post("/v1/contact/status", Json.object("id", id)).required();
    }
}
