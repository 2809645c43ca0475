package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.CURSOR;
import static io.github.camelheymarket.conformance.question.Question.PAGE_CAP;
import static io.github.camelheymarket.conformance.question.Question.V1_PAGE;
import static io.github.camelheymarket.conformance.question.Question.V2_DATE;
import static io.github.camelheymarket.conformance.question.Question.V2_PAGE_BASE;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import io.github.camelheymarket.conformance.probe.Sightings.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How lists are paged. Of the listed contacts only ids and shapes are used. */
final class ListProbes {
    /** A larger page would read more personal data than necessary. */
    private static final int LIMIT = 200;
    /** How often a probe is repeated if contacts change meanwhile. */
    private static final int ROUNDS = 3;

    private static final String MOVED = "contacts changed during the probe";

    private final ProbeRequest inquiry;

    ListProbes(ProbeRequest inquiry) {
        this.inquiry = inquiry;
    }

    List<Probe> probes() {
        return List.of(
                Probe.of(this::v2PageBase, V2_PAGE_BASE),
                Probe.of(this::v2Date, V2_DATE),
                Probe.of(this::v1Page, V1_PAGE),
                Probe.of(this::cursor, CURSOR),
                Probe.of(this::pageCap, PAGE_CAP));
    }

    private void v2PageBase() {
        for (int round = 0; round < ROUNDS; round++) {
            Answer zero = v2(Json.object("limit", 1, "page", 0));
            Answer one = v2(Json.object("limit", 1, "page", 1));
            if (zero.refused() && one.ok()) {
                inquiry.findings.answered(V2_PAGE_BASE, "ONE", zero, one);
                return;
            }
            if (zero.contacts().isEmpty()) {
                inquiry.needsContact(V2_PAGE_BASE);
                return;
            }
            Answer two = v2(Json.object("limit", 1, "page", 2));
            Answer again = v2(Json.object("limit", 1, "page", 0));
            if (first(again) != first(zero)) {
                inquiry.findings.undetermined(V2_PAGE_BASE, MOVED, zero, one, again);
            } else if (first(zero) != first(one)) {
                inquiry.findings.answered(V2_PAGE_BASE, "ZERO", "page 1 differs from page 0", zero, one);
                return;
            } else if (first(one) == first(two)) {
                inquiry.findings.noReadingFits(V2_PAGE_BASE, "page has no effect", zero, one, two);
                return;
            } else {
                inquiry.findings.answered(V2_PAGE_BASE, "ONE_LENIENT", "page 1 repeats page 0", zero, one, two);
                return;
            }
        }
    }

    private void v2Date() {
        Answer past = v2(Json.object("limit", 1, "date", "1990-01-01T00:00:00Z"));
        Answer future = v2(Json.object("limit", 1, "date", "2100-01-01T00:00:00Z"));
        boolean none = past.contacts().isEmpty() && future.contacts().isEmpty();
        if (none) {
            inquiry.needsContact(V2_DATE);
        } else {
            boolean same = past.contacts().isEmpty() == future.contacts().isEmpty();
            inquiry.findings.answered(V2_DATE, same ? "IGNORED" : "APPLIED", past, future);
        }
    }

    private void v1Page() {
        for (int round = 0; round < ROUNDS; round++) {
            Answer none = v1(Json.object("limit", 1));
            Answer one = v1(Json.object("limit", 1, "page", 1));
            Answer two = v1(Json.object("limit", 1, "page", 2));
            Answer again = v1(Json.object("limit", 1));
            if (first(none) != first(again)) {
                inquiry.findings.undetermined(V1_PAGE, MOVED, none, again);
            } else if (first(none) < 0) {
                inquiry.needsContact(V1_PAGE);
                return;
            } else if (first(one) != first(none)) {
                inquiry.findings.noReadingFits(V1_PAGE, "page 1 differs from the list without page", none, one);
                return;
            } else {
                boolean moves = first(two) != first(one);
                inquiry.findings.answered(V1_PAGE, moves ? "ONE_BASED" : "IGNORED", one, two);
                return;
            }
        }
    }

    private void cursor() {
        for (int round = 0; round < ROUNDS; round++) {
            Answer before = v1(Json.object("limit", 1));
            if (first(before) < 0) {
                inquiry.needsContact(CURSOR);
                return;
            }
            String updated = before.contacts().get(0).path("updated").asText();
            Answer from = v1(Json.object("limit", 1, "date", updated));
            Answer after = v1(Json.object("limit", 1));
            if (first(before) == first(after)
                    && after.contacts().get(0).path("updated").asText().equals(updated)) {
                boolean shown = first(from) == first(before);
                inquiry.findings.answered(CURSOR, shown ? "INCLUSIVE" : "EXCLUSIVE", before, from);
                return;
            }
            inquiry.findings.undetermined(CURSOR, MOVED, before, from, after);
        }
    }

    /** Requests a large page; a smaller page that does not have all contacts shows the limit. */
    void pageCap() {
        Answer v1 = v1(Json.object("limit", LIMIT));
        Answer v2 = v2(Json.object("limit", LIMIT));
        inquiry.sightings.addAll(Place.LIST_V1, v1, v1.contacts());
        inquiry.sightings.addAll(Place.LIST_V2, v2, v2.contacts());
        inquiry.addListed(v2.contacts());
        int shown = v1.contacts().size();
        if (shown != v2.contacts().size()) {
            inquiry.findings.noReadingFits(
                    PAGE_CAP,
                    "v1 shows " + shown + " and v2 shows " + v2.contacts().size(),
                    v1,
                    v2);
        } else if (shown >= LIMIT) {
            inquiry.findings.answered(PAGE_CAP, "0", "none up to " + shown, v1, v2);
        } else if (shown > 0 && isMoreThan(v2)) {
            inquiry.findings.answered(PAGE_CAP, Integer.toString(shown), v1, v2);
        } else if (shown > ProbeRequest.FEARED_CAP) {
            inquiry.findings.answered(PAGE_CAP, "0", "none up to " + shown + ", which are all contacts", v1, v2);
        } else {
            inquiry.needsWrite(
                    PAGE_CAP,
                    "the account has no more than " + ProbeRequest.FEARED_CAP + " contacts"
                            + (inquiry.write ? "; give more numbers in --phones" : ""));
        }
    }

    /** Whether the next page, of the returned size, has other contacts. */
    private boolean isMoreThan(Answer shown) {
        int base = inquiry.findings.is(V2_PAGE_BASE, "ZERO") ? 0 : 1;
        int size = shown.contacts().size();
        Answer next = v2(Json.object("limit", size, "page", base + 1));
        inquiry.addListed(next.contacts());
        Set<Long> known = new HashSet<>();
        shown.contacts().forEach(c -> known.add(ProbeRequest.id(c)));
        return next.contacts().stream().map(ProbeRequest::id).anyMatch(id -> !known.contains(id));
    }

    /** Reads more pages, up to a few, until the given number of contacts with a phone is known. */
    void readMore(int wanted, int pages) {
        int size = Math.max(1, inquiry.findings.number(PAGE_CAP));
        int base = inquiry.findings.is(V2_PAGE_BASE, "ZERO") ? 0 : 1;
        for (int page = 2; page < pages && inquiry.listed.size() < wanted; page++) {
            List<JsonNode> next =
                    v2(Json.object("limit", size, "page", base + page)).contacts();
            inquiry.addListed(next);
            if (next.isEmpty()) {
                return;
            }
        }
    }

    private Answer v1(JsonNode body) {
        return inquiry.api.post("/v1/contacts", body).required();
    }

    private Answer v2(JsonNode body) {
        Answer answer = inquiry.api.post("/v2/contacts/list", body);
        return answer.refused() && body.path("page").asInt(-1) == 0 ? answer : answer.required();
    }

    /** The id of the only contact of a page, -1 for an empty page. */
    private static long first(Answer page) {
        List<JsonNode> contacts = page.contacts();
        return contacts.isEmpty() ? -1 : ProbeRequest.id(contacts.get(0));
    }
}
