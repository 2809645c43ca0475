package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.CONVERSATION_FORM;
import static io.github.camelheymarket.conformance.question.Question.CREATED_AT;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads of the team's messages: which bound a date is, and how the conversation in a message is shown. */
final class MessageReads {
    private static final String LIST = "/v1/messages/all";
    private static final String TOO_FEW = "it takes messages of three different times, and the list shows fewer";

    private final ProbeRequest inquiry;

    MessageReads(ProbeRequest inquiry) {
        this.inquiry = inquiry;
    }

    Probe probe() {
        return Probe.of(this::messages, CONVERSATION_FORM, CREATED_AT);
    }

    private void messages() {
        Answer latest = inquiry.api.post(LIST, Json.object()).required();
        List<JsonNode> messages = latest.elements();
        form(messages, latest);
        bound(messages, latest);
    }

    private void form(List<JsonNode> messages, Answer answer) {
        Optional<JsonNode> inbox = messages.stream()
                .map(message -> message.path("conversation").path("inbox"))
                .filter(node -> !node.isMissingNode())
                .findFirst();
        if (inbox.isEmpty()) {
            inquiry.findings.undetermined(CONVERSATION_FORM, "no message shows the inbox of its conversation", answer);
        } else if (inbox.get().isIntegralNumber() || inbox.get().isObject()) {
            inquiry.findings.answered(CONVERSATION_FORM, inbox.get().isObject() ? "OBJECTS" : "INTEGERS", answer);
        } else {
            inquiry.findings.noReadingFits(CONVERSATION_FORM, "", answer);
        }
    }

    private void bound(List<JsonNode> messages, Answer latest) {
        Map<Instant, String> dates = new TreeMap<>();
        messages.forEach(message -> date(message).ifPresent(date -> dates.put(date, text(message))));
        if (dates.size() < 3) {
            inquiry.findings.undetermined(CREATED_AT, TOO_FEW, latest);
            return;
        }
        Instant middle = List.copyOf(dates.keySet()).get(dates.size() / 2);
        Answer down = inquiry.api
                .post(LIST, Json.object("created_at", dates.get(middle)))
                .required();
        Answer up = inquiry.api
                .post(LIST, Json.object("created_at", dates.get(middle), "ascending", true))
                .required();
        boolean downOlder = any(down, middle, true);
        boolean downNewer = any(down, middle, false);
        boolean upOlder = any(up, middle, true);
        boolean upNewer = any(up, middle, false);
        if (downNewer && upNewer && !downOlder && !upOlder) {
            inquiry.findings.answered(CREATED_AT, "ON_OR_AFTER", down, up);
        } else if (downOlder && !downNewer && upNewer != upOlder) {
            inquiry.findings.answered(CREATED_AT, upNewer ? "BY_DIRECTION" : "BEFORE", down, up);
        } else {
            inquiry.findings.noReadingFits(CREATED_AT, "it bounds neither side, or both", down, up);
        }
    }

    private static boolean any(Answer answer, Instant bound, boolean older) {
        return answer.elements().stream()
                .flatMap(message -> date(message).stream())
                .anyMatch(date -> older ? date.isBefore(bound) : date.isAfter(bound));
    }

    private static Optional<Instant> date(JsonNode message) {
        try {
            return Optional.of(OffsetDateTime.parse(text(message)).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode message) {
        return message.path("date").asText();
    }
}
