package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.COUNT_SHAPE;
import static io.github.camelheymarket.conformance.question.Question.ERROR_BODY;
import static io.github.camelheymarket.conformance.question.Question.FIELDS_SHAPE;
import static io.github.camelheymarket.conformance.question.Question.FIELD_NAME_MEMBER;
import static io.github.camelheymarket.conformance.question.Question.INBOXES_SHAPE;
import static io.github.camelheymarket.conformance.question.Question.LOOKUP_ID;
import static io.github.camelheymarket.conformance.question.Question.NOT_FOUND;
import static io.github.camelheymarket.conformance.question.Question.UNKNOWN_MEMBERS;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads that need no contact: the count, the custom fields, a missing contact. */
final class TeamProbes {
    private static final String NO_FIELD = "the account has no custom field; create one in the app and run again";

    private final ProbeRequest inquiry;

    TeamProbes(ProbeRequest inquiry) {
        this.inquiry = inquiry;
    }

    List<Probe> probes() {
        return List.of(
                Probe.of(this::count, COUNT_SHAPE, UNKNOWN_MEMBERS),
                Probe.of(this::fields, FIELDS_SHAPE, FIELD_NAME_MEMBER),
                Probe.of(this::inboxes, INBOXES_SHAPE),
                Probe.of(this::error, ERROR_BODY));
    }

    /** After the type of an id in a lookup is known. */
    Probe nobodyProbe() {
        return Probe.of(this::nobody, NOT_FOUND);
    }

    private void count() {
        Answer count = inquiry.api.post("/v1/contacts/count", Json.object()).required();
        JsonNode json = count.json();
        if (json.isTextual() && json.textValue().matches("\\d+")) {
            inquiry.findings.answered(COUNT_SHAPE, "STRING", count);
        } else if (json.isIntegralNumber()) {
            inquiry.findings.answered(COUNT_SHAPE, count.saysJson() ? "NUMBER" : "BARE", count);
        } else if (json.isObject() && json.has("count") != json.has("total")) {
            inquiry.findings.answered(COUNT_SHAPE, json.has("count") ? "OBJECT_COUNT" : "OBJECT_TOTAL", count);
        } else {
            inquiry.findings.noReadingFits(COUNT_SHAPE, "", count);
        }
        unknownMember();
    }

    /** The only request with an undocumented member, which is the question; it is safe, since it is a read. */
    private void unknownMember() {
        Answer answer = inquiry.api.post("/v1/contacts/count", Json.object("conformance_kit", true));
        if (answer.ok() || answer.refused()) {
            inquiry.findings.answered(
                    UNKNOWN_MEMBERS, answer.ok() ? "IGNORE" : "REJECT", "tested with a count", answer);
        } else {
            inquiry.findings.noReadingFits(UNKNOWN_MEMBERS, "", answer);
        }
    }

    private void fields() {
        Answer answer = inquiry.api.post("/v1/contact-fields", Json.object()).required();
        JsonNode json = answer.json();
        if (json.isArray()) {
            inquiry.findings.answered(FIELDS_SHAPE, "ARRAY", answer);
            titles(json, answer);
        } else if (json.path("fields").isArray()) {
            inquiry.findings.answered(FIELDS_SHAPE, "WRAPPER", answer);
            titles(json.path("fields"), answer);
        } else if (json.isObject() && json.isEmpty()) {
            inquiry.findings.undetermined(FIELDS_SHAPE, NO_FIELD, answer);
            inquiry.findings.undetermined(FIELD_NAME_MEMBER, NO_FIELD, answer);
        } else if (json.isObject()) {
            map(json, answer);
        } else {
            inquiry.findings.noReadingFits(FIELDS_SHAPE, "", answer);
            inquiry.findings.undetermined(FIELD_NAME_MEMBER, "the list has none of the expected shapes", answer);
        }
    }

    private void map(JsonNode json, Answer answer) {
        List<JsonNode> values = StreamSupport.stream(json.spliterator(), false).toList();
        boolean ids = json.properties().stream().map(Map.Entry::getKey).allMatch(k -> k.matches("\\d+"));
        if (ids && values.stream().allMatch(JsonNode::isTextual)) {
            inquiry.findings.answered(FIELDS_SHAPE, "MAP", answer);
            inquiry.findings.undetermined(
                    FIELD_NAME_MEMBER, "the list is a map of ids and titles, without a member for the title", answer);
        } else if (ids && values.stream().allMatch(JsonNode::isObject)) {
            inquiry.findings.answered(FIELDS_SHAPE, "MAP_OBJECTS", answer);
            titles(Json.array(values.toArray()), answer);
        } else {
            inquiry.findings.noReadingFits(FIELDS_SHAPE, "", answer);
            inquiry.findings.undetermined(FIELD_NAME_MEMBER, "the list has none of the expected shapes", answer);
            return;
        }
        inquiry.customField = json.fieldNames().next();
    }

    private void titles(JsonNode definitions, Answer answer) {
        if (definitions.isEmpty()) {
            inquiry.findings.undetermined(FIELD_NAME_MEMBER, NO_FIELD, answer);
            return;
        }
        JsonNode first = definitions.path(0);
        if (first.path("id").asText().matches("\\d+")) {
            inquiry.customField = first.path("id").asText();
        }
        if (first.has("title") == first.has("name")) {
            inquiry.findings.noReadingFits(FIELD_NAME_MEMBER, "both exist, or none", answer);
        } else {
            inquiry.findings.answered(FIELD_NAME_MEMBER, first.has("title") ? "TITLE" : "NAME", answer);
        }
    }

    private void inboxes() {
        Answer answer = inquiry.api.get("/v1/inboxes").required();
        if (answer.json().isArray()) {
            inquiry.findings.answered(INBOXES_SHAPE, "ARRAY", answer);
        } else if (answer.json().path("inboxes").isArray()) {
            inquiry.findings.answered(INBOXES_SHAPE, "WRAPPER", answer);
        } else {
            inquiry.findings.noReadingFits(INBOXES_SHAPE, "", answer);
        }
    }

    private void nobody() {
        List<Answer> answers = new ArrayList<>();
        answers.add(inquiry.api.get("/v1/contact/{}", inquiry.nobody));
        answers.add(inquiry.api.get("/v2/contact/{}", inquiry.nobodyUuid));
        if (inquiry.findings.isAnswered(LOOKUP_ID)) {
            boolean text = !inquiry.findings.is(LOOKUP_ID, "NUMBER");
            Answer lookup = inquiry.api.post(
                    "/v1/contact/get", Json.object("id", text ? Long.toString(inquiry.nobody) : inquiry.nobody));
            answers.add(lookup);
            inquiry.lookupOfNobody = absence(lookup);
        }
        Set<String> readings = new LinkedHashSet<>();
        answers.forEach(answer -> readings.add(absence(answer)));
        Answer[] evidence = answers.toArray(Answer[]::new);
        if (readings.contains("")) {
            inquiry.findings.noReadingFits(NOT_FOUND, "", evidence);
        } else {
            inquiry.findings.agreed(NOT_FOUND, readings, "get of v1, get of v2 and lookup differ", evidence);
        }
    }

    /** The reading of a response for a missing contact, empty if none fits. */
    static String absence(Answer answer) {
        if (answer.status() == 404 || answer.status() == 400) {
            return "STATUS_" + answer.status();
        }
        if (!answer.ok()) {
            return "";
        }
        if (answer.isEmpty()) {
            return "EMPTY_BODY";
        }
        JsonNode json = answer.json();
        if (json.isNull()) {
            return "NULL";
        }
        if (json.isObject() && json.isEmpty()) {
            return "EMPTY_OBJECT";
        }
        return json.isTextual() && json.textValue().isEmpty() ? "EMPTY_STRING" : "";
    }

    private void error() {
        Answer answer = inquiry.api.post("/v1/contact/status", Json.object("id", inquiry.nobody));
        if (answer.ok()) {
            inquiry.findings.undetermined(ERROR_BODY, "the status of a missing contact was not an error", answer);
            return;
        }
        String reading = errorForm(answer);
        if (reading == null) {
            inquiry.findings.noReadingFits(ERROR_BODY, "", answer);
        } else {
            inquiry.findings.answered(ERROR_BODY, reading, answer);
        }
    }

    private static String errorForm(Answer answer) {
        if (answer.isEmpty()) {
            return "EMPTY";
        }
        if (!answer.isJson()) {
            return answer.text().strip().startsWith("<") ? null : "PLAIN_TEXT";
        }
        JsonNode json = answer.json();
        if (json.isTextual()) {
            return "JSON_STRING";
        }
        if (json.has("error_code") && json.has("message")) {
            return "CODE_MESSAGE";
        }
        return json.path("error").isTextual()
                ? "ERROR_STRING"
                : json.path("error").isObject() ? "ERROR_OBJECT" : null;
    }
}
