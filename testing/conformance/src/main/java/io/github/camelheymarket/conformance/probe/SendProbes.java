package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.LOCAL_ID;
import static io.github.camelheymarket.conformance.question.Question.MESSAGE_LAG;
import static io.github.camelheymarket.conformance.question.Question.MESSAGE_LOCAL_ID;
import static io.github.camelheymarket.conformance.question.Question.MESSAGE_TEXT;
import static io.github.camelheymarket.conformance.question.Question.SEND_ANSWER;
import static io.github.camelheymarket.conformance.question.Question.SEND_TO_OPTED_OUT;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages to the phone of the person who runs the kit: one, its repeat with the same {@code local_id}, and if permitted one
 * while the number is opted out. Each is sent once: a send without an answer is not repeated.
 */
final class SendProbes {
    /** How many messages a run may send: the first, and the repeat if its {@code local_id} is ignored. */
    static final int MESSAGES = 2;

    private static final String SEND = "/v1/message/send";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS = 60;
    private static final Duration TO_FAIL = Duration.ofSeconds(10);
    private static final String TOKEN = "{{first_name}}";

    private final ProbeRequest inquiry;
    private final OwnContacts own;
    private final Recipient recipient;
    private long inbox;
    private long sender;
    private int reads;

    SendProbes(ProbeRequest inquiry, OwnContacts own, Recipient recipient) {
        this.inquiry = inquiry;
        this.own = own;
        this.recipient = recipient;
    }

    List<Probe> probes() {
        List<Probe> probes = new ArrayList<>();
        probes.add(Probe.of(this::sendAndRepeat, SEND_ANSWER, MESSAGE_LAG, MESSAGE_LOCAL_ID, MESSAGE_TEXT, LOCAL_ID));
        if (recipient.optOut()) {
            probes.add(Probe.of(this::sendToOptedOut, SEND_TO_OPTED_OUT));
        }
        return probes;
    }

    private void sendAndRepeat() {
        chooseInbox();
        requireConsent(status());
        String text = own.lastName() + ": a test of the API. Hello " + TOKEN + ".";
        String key = own.lastName() + "-1";
        Answer first = send(text, key).required();
        Instant sent = inquiry.api.now();
        form(first);
        List<JsonNode> shown = history(1);
        long millis = Duration.between(sent, inquiry.api.now()).toMillis();
        if (shown.isEmpty()) {
            String because = "the message did not appear within " + millis / 1000 + " seconds";
            List.of(MESSAGE_LAG, MESSAGE_LOCAL_ID, MESSAGE_TEXT)
                    .forEach(q -> inquiry.findings.undetermined(q, because));
        } else {
            read(shown.get(0), key, millis);
        }
        repeat(text, key, first, !shown.isEmpty());
    }

    private void read(JsonNode message, String key, long millis) {
        String note = "measured once; it may differ from message to message";
        inquiry.findings.answered(
                MESSAGE_LAG, reads == 1 ? "0" : Long.toString(millis), reads == 1 ? "none up to the first read" : note);
        boolean carries = message.path("local_id").asText().equals(key);
        inquiry.findings.answered(MESSAGE_LOCAL_ID, carries ? "YES" : "NO");
        boolean asSent = message.path("text").asText().contains(TOKEN);
        inquiry.findings.answered(
                MESSAGE_TEXT, asSent ? "AS_SENT" : "FILLED", asSent ? "or tokens are not filled at all" : "");
    }

    private void form(Answer answer) {
        boolean queued = answer.json().has("convo_id") || answer.json().has("queued");
        boolean gallery = answer.json().has("gallery_url");
        if (queued == gallery) {
            inquiry.findings.noReadingFits(SEND_ANSWER, "", answer);
        } else {
            inquiry.findings.answered(SEND_ANSWER, queued ? "QUEUED" : "GALLERY", answer);
        }
    }

    private void repeat(String text, String key, Answer first, boolean visible) {
        Answer second = send(text, key);
        if (second.refused()) {
            inquiry.findings.answered(LOCAL_ID, "REJECT", "tested with a message", second);
            return;
        }
        second.required();
        boolean same = ProbeRequest.id(first.json()) == ProbeRequest.id(second.json());
        if (!visible) {
            inquiry.findings.undetermined(LOCAL_ID, "reads do not show how many messages were sent", second);
            return;
        }
        boolean two = history(2).size() > 1;
        if (same != two) {
            inquiry.findings.answered(
                    LOCAL_ID, two ? "IGNORED" : "FIRST_ANSWER", "tested with a message", first, second);
        } else {
            inquiry.findings.noReadingFits(
                    LOCAL_ID, same ? "one id for two messages" : "two ids for one message", first, second);
        }
    }

    private void sendToOptedOut() {
        chooseInbox();
        Answer status = status();
        requireConsent(status);
        if (!status.ok() || !status.json().path("unsubscribed").isBoolean()) {
            throw new UndeterminedException("the number belongs to no contact; create one in the app");
        }
        own.optOut(recipient.number());
        try {
            attempt();
        } finally {
            own.endOptOut();
        }
    }

    private void attempt() {
        Answer answer = send(own.lastName() + ": sent to a number that is opted out.", own.lastName() + "-2");
        if (answer.refused()) {
            inquiry.findings.answered(SEND_TO_OPTED_OUT, "REJECT", answer);
            return;
        }
        answer.required();
        inquiry.api.pause(TO_FAIL);
        Optional<JsonNode> message = messages().stream()
                .filter(m -> ProbeRequest.id(m) == ProbeRequest.id(answer.json()))
                .findFirst();
        if (message.isEmpty()) {
            throw new UndeterminedException("the message did not appear within " + TO_FAIL.toSeconds() + " seconds");
        }
        boolean failed = message.get().path("status").asText().matches("(?i).*(fail|undeliver|reject|error).*")
                || !message.get().path("raw_error").asText().isEmpty()
                || !message.get().path("target_errors").isEmpty();
        inquiry.findings.answered(
                SEND_TO_OPTED_OUT,
                failed ? "FAILS_LATER" : "SENT",
                failed ? "" : "no failure within " + TO_FAIL.toSeconds() + " seconds",
                answer);
    }

    private Answer send(String text, String key) {
        return inquiry.api.post(
                SEND,
                Json.object(
                        "inbox_id", inbox,
                        "creator_id", sender,
                        "phone_number", recipient.number(),
                        "text", text,
                        "local_id", key));
    }

    /** Waits until so many messages of this run appear, and returns those that do. */
    private List<JsonNode> history(int expected) {
        List<JsonNode> found = List.of();
        reads = 0;
        for (int i = 0; i < POLLS && found.size() < expected; i++) {
            if (i > 0) {
                inquiry.api.pause(POLL);
            }
            reads++;
            found = messages();
            // A second message is not expected of most servers; twenty seconds without one are enough.
            if (expected > 1 && i > POLLS / 3) {
                break;
            }
        }
        return found;
    }

    private List<JsonNode> messages() {
        return inquiry.api.get("/v1/messages?phoneNumber={}&inboxID={}", recipient.number(), inbox).elements().stream()
                .filter(message -> message.path("text").asText().startsWith(own.lastName()))
                .toList();
    }

    private Answer status() {
        return inquiry.api.post("/v1/contact/status", Json.object("phone", recipient.number()));
    }

    /** A number of nobody has not opted out; what is neither a status nor an absence ends the probe. */
    private static void requireConsent(Answer status) {
        if (status.ok()
                && (status.json().path("unsubscribed").asBoolean()
                        || status.json().path("blocked").asBoolean())) {
            throw new UndeterminedException(
                    "the number of --send-to has opted out or is blocked: nothing was sent to it");
        }
        if (!status.ok() && TeamProbes.absence(status).isEmpty()) {
            status.required();
        }
    }

    private void chooseInbox() {
        if (inbox != 0) {
            return;
        }
        Answer answer = inquiry.api.get("/v1/inboxes").required();
        JsonNode all = answer.json().isArray() ? answer.json() : answer.json().path("inboxes");
        List<JsonNode> possible = new ArrayList<>();
        all.forEach(candidate -> {
            if (recipient.inbox() == 0 ? hasPhone(candidate) : ProbeRequest.id(candidate) == recipient.inbox()) {
                possible.add(candidate);
            }
        });
        if (possible.size() != 1) {
            throw new UndeterminedException(
                    recipient.inbox() == 0
                            ? "the team has " + possible.size() + " inboxes with a phone; choose one with --inbox"
                            : "the team has no inbox with the id of --inbox");
        }
        sender = possible.get(0).path("members").path(0).asLong();
        if (sender <= 0) {
            throw new UndeterminedException("the inbox has no members, one of whom would be the sender");
        }
        inbox = ProbeRequest.id(possible.get(0));
    }

    private static boolean hasPhone(JsonNode inbox) {
        return !inbox.path("phone").asText().isEmpty() || !inbox.path("phones").isEmpty();
    }
}
