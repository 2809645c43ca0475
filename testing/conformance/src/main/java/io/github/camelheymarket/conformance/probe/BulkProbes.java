package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.BATCH_ANSWER;
import static io.github.camelheymarket.conformance.question.Question.BATCH_SKIPPED;
import static io.github.camelheymarket.conformance.question.Question.BULK_BAD_ROW;
import static io.github.camelheymarket.conformance.question.Question.BULK_DELETE_ABSENT;
import static io.github.camelheymarket.conformance.question.Question.BULK_MAX;
import static io.github.camelheymarket.conformance.question.Question.BULK_MAX_STATUS;
import static io.github.camelheymarket.conformance.question.Question.FAILED_CONTACTS_ITEM;
import static io.github.camelheymarket.conformance.question.Question.FAILED_CONTACTS_NONE;
import static io.github.camelheymarket.conformance.question.Question.FAILED_REASON_MEMBER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import io.github.camelheymarket.conformance.probe.Sightings.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** The responses of v1 batch and v2 bulk, with valid and invalid rows. */
final class BulkProbes {
    private final ProbeRequest inquiry;
    private final OwnContacts own;
    private final Numbers numbers;
    private final LimitProbes limits;
    private final DeleteProbes deletes;
    private final StringAnswers strings;

    BulkProbes(
            ProbeRequest inquiry,
            OwnContacts own,
            Numbers numbers,
            LimitProbes limits,
            DeleteProbes deletes,
            StringAnswers strings) {
        this.limits = limits;
        this.inquiry = inquiry;
        this.own = own;
        this.numbers = numbers;
        this.deletes = deletes;
        this.strings = strings;
    }

    List<Probe> probes() {
        return List.of(
                Probe.of(this::batch, BATCH_ANSWER, BATCH_SKIPPED),
                Probe.of(this::nothingFailed, FAILED_CONTACTS_NONE),
                Probe.of(this::oneFailed, FAILED_CONTACTS_ITEM, FAILED_REASON_MEMBER),
                Probe.of(this::bulkMax, BULK_MAX, BULK_MAX_STATUS),
                Probe.of(this::badRow, BULK_BAD_ROW));
    }

    /** A new row, then the same row again, which should be skipped. */
    private void batch() {
        String phone = numbers.next();
        ArrayNode row = Json.array(own.row("phone", phone, "first", "Kit"));
        Answer made = inquiry.api.post("/v1/batch/contacts", row).required();
        boolean stored = own.find(phone).stream().anyMatch(OwnContacts::isOurs);
        if (!stored) {
            throw new UndeterminedException("a batch of one new contact did not store it");
        }
        if (made.json().isArray() && ProbeRequest.id(made.json().path(0)) >= 0) {
            inquiry.findings.answered(BATCH_ANSWER, "CONTACTS", made);
            inquiry.findings.undetermined(
                    BATCH_SKIPPED, "the response has stored rows only, so a skipped row does not show", made);
        } else if (made.string() != null) {
            inquiry.findings.answered(BATCH_ANSWER, "OK_OR_FAILED", made);
            strings.add(made);
            skipped(inquiry.api.post("/v1/batch/contacts", row).required());
        } else {
            inquiry.findings.noReadingFits(BATCH_ANSWER, "", made);
        }
    }

    private void skipped(Answer again) {
        if (again.string() != null) {
            inquiry.findings.answered(BATCH_SKIPPED, "NOT_FAILED", again);
        } else if (again.json().isArray() && !again.json().isEmpty()) {
            inquiry.findings.answered(BATCH_SKIPPED, "FAILED", again);
        } else {
            inquiry.findings.noReadingFits(BATCH_SKIPPED, "", again);
        }
    }

    private void nothingFailed() {
        Answer answer = bulk(newRow()).required();
        if (answer.json().path("contacts").isEmpty()) {
            throw new UndeterminedException("a bulk call of one new contact did not store it");
        }
        JsonNode failed = answer.json().path("failed_contacts");
        if (!failed.isMissingNode() && !failed.isNull() && !failed.isArray()) {
            inquiry.findings.noReadingFits(FAILED_CONTACTS_NONE, "", answer);
        } else {
            String reading = failed.isMissingNode() ? "MISSING" : failed.isNull() ? "NULL" : "EMPTY";
            inquiry.findings.answered(FAILED_CONTACTS_NONE, reading, answer);
        }
    }

    /** A row that updates a deleted contact of the kit, which is safe: without a phone it creates no contact. */
    private void oneFailed() {
        if (deletes.deletedUuid() == null) {
            throw new UndeterminedException("there is no deleted contact to test with");
        }
        Answer answer = bulk(own.row("contact_id", deletes.deletedUuid()));
        JsonNode failed = answer.json().path("failed_contacts");
        if (answer.refused()) {
            throw new UndeterminedException("a row for a deleted contact fails the whole call, with " + answer.came());
        }
        answer.required();
        if (!failed.isArray() || failed.isEmpty()) {
            throw new UndeterminedException("a row for a deleted contact did not fail");
        }
        JsonNode item = failed.path(0);
        if (item.path("contact").isObject()) {
            inquiry.findings.answered(FAILED_CONTACTS_ITEM, "WRAPPED", answer);
        } else if (item.has("contact_id")) {
            inquiry.findings.answered(FAILED_CONTACTS_ITEM, "BARE", answer);
        } else {
            inquiry.findings.noReadingFits(FAILED_CONTACTS_ITEM, "the row is missing", answer);
        }
        reason(item, answer);
    }

    private void reason(JsonNode item, Answer answer) {
        List<String> there = FAILED_REASON_MEMBER.readings().stream()
                .filter(r -> item.has(r.toLowerCase(Locale.ROOT)))
                .toList();
        if (there.size() == 1) {
            inquiry.findings.answered(FAILED_REASON_MEMBER, there.get(0), answer);
        } else if (!there.isEmpty()) {
            inquiry.findings.noReadingFits(FAILED_REASON_MEMBER, "several members: " + there, answer);
        } else if (isOnlyTheRow(item)) {
            inquiry.findings.answered(FAILED_REASON_MEMBER, "NONE", answer);
        } else {
            inquiry.findings.noReadingFits(FAILED_REASON_MEMBER, "a member of another name", answer);
        }
    }

    private static boolean isOnlyTheRow(JsonNode item) {
        return item.path("contact").isObject()
                ? item.size() == 1
                : item.size() == 2 && item.has("contact_id") && item.has("last");
    }

    /**
     * Sends more and more rows that fail: updates of invented UUIDs. If such rows do not fail alone, bulk deletes of invented
     * UUIDs, if missing contacts do not fail a call.
     */
    private void bulkMax() {
        if (inquiry.findings.isAnswered(FAILED_CONTACTS_ITEM)) {
            limits.bulkMax(
                    "tested with updates of missing contacts",
                    n -> inquiry.api.post(
                            "/v2/contacts",
                            Json.object(
                                    "contacts",
                                    Json.array(nobodys(n)
                                            .map(uuid -> own.row("contact_id", uuid))
                                            .toArray()))));
        } else if (inquiry.findings.is(BULK_DELETE_ABSENT, "PASSED_OVER")) {
            limits.bulkMax(
                    "tested with bulk deletes",
                    n -> inquiry.api.delete(
                            "/v2/contacts", OwnContacts.byUuid(nobodys(n).toList())));
        } else {
            inquiry.findings.undetermined(BULK_MAX, "no bulk call is known to be safe with many rows");
        }
        limits.noRefusal();
    }

    private static Stream<String> nobodys(int n) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(n);
    }

    /**
     * Sends a row with an unknown tag, with a valid row if two rows are permitted. If it is accepted, a row with an invalid email.
     * Both rows are well-formed.
     */
    private void badRow() {
        ArrayNode nobodysTag = Json.array(Json.object("tag_id", inquiry.nobody));
        if (!refusedOrFailed(newRow("tags", nobodysTag)) && !refusedOrFailed(newRow("email", "no-address"))) {
            throw new UndeterminedException("the invalid rows were accepted");
        }
    }

    private boolean refusedOrFailed(ObjectNode bad) {
        Answer answer = inquiry.findings.number(BULK_MAX) == 1 ? bulk(bad) : bulk(newRow(), bad);
        if (answer.refused()) {
            inquiry.findings.answered(BULK_BAD_ROW, "REFUSE_WHOLE", answer);
            return true;
        }
        JsonNode failed = answer.required().json().path("failed_contacts");
        if (failed.isArray() && !failed.isEmpty()) {
            inquiry.findings.answered(BULK_BAD_ROW, "FAILED_CONTACTS", answer);
            return true;
        }
        return false;
    }

    private ObjectNode newRow(Object... members) {
        ArrayNode channels = Json.array(Json.object("channel_type", "phone", "channel_id", numbers.next()));
        return own.row("contact_channels", channels).setAll(Json.object(members));
    }

    /** Creates contacts up to the given number, as far as there are free numbers. */
    List<String> fill(int wanted) {
        List<String> phones = new ArrayList<>();
        while (phones.size() < wanted && numbers.left() > 0) {
            phones.add(numbers.next());
        }
        for (List<String> chunk : own.chunks(phones, BULK_MAX)) {
            bulk(chunk.stream()
                            .map(p -> own.row(
                                    "contact_channels",
                                    Json.array(Json.object("channel_type", "phone", "channel_id", p))))
                            .toArray(ObjectNode[]::new))
                    .required();
        }
        return phones;
    }

    private Answer bulk(ObjectNode... rows) {
        Answer answer = inquiry.api.post("/v2/contacts", Json.object("contacts", Json.array((Object[]) rows)));
        for (JsonNode contact : answer.json().path("contacts")) {
            own.add(answer, contact);
            inquiry.sightings.add(Place.LIST_V2, answer, contact);
        }
        return answer;
    }
}
