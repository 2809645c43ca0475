package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.ACTIVE_OPTS_IN;
import static io.github.camelheymarket.conformance.question.Question.CONSENT_UPDATES;
import static io.github.camelheymarket.conformance.question.Question.CREATE_RESETS_OPT_OUT;
import static io.github.camelheymarket.conformance.question.Question.PUT_RESETS_OPT_OUT;
import static io.github.camelheymarket.conformance.question.Question.READ_OPT_OUT;

import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import io.github.camelheymarket.conformance.probe.CreateProbes.Made;
import java.time.Duration;
import java.util.List;

/** What opts a contact out and in; tested with a contact of the kit. */
final class ConsentProbes {
    private static final Duration A_SECOND = Duration.ofMillis(1_100);

    private final ProbeRequest inquiry;
    private final CreateProbes made;
    private final UpdateProbes updates;
    private final ContactReads reads;
    private final OwnContacts own;
    private final StringAnswers strings;

    ConsentProbes(
            ProbeRequest inquiry,
            CreateProbes made,
            UpdateProbes updates,
            ContactReads reads,
            OwnContacts own,
            StringAnswers strings) {
        this.inquiry = inquiry;
        this.made = made;
        this.updates = updates;
        this.reads = reads;
        this.own = own;
        this.strings = strings;
    }

    List<Probe> probes() {
        return List.of(
                Probe.of(this::optOutUpdates, CONSENT_UPDATES),
                Probe.of(this::optOut, READ_OPT_OUT),
                Probe.of(this::updateResets, PUT_RESETS_OPT_OUT),
                Probe.of(this::activeOptsIn, ACTIVE_OPTS_IN));
    }

    /** Without fractions in updated, two writes must be more than a second apart. */
    private void optOutUpdates() {
        Made alpha = made.alpha();
        Answer before = reads.get(alpha.id());
        Answer set = set(alpha, "unsubscribed");
        Answer after = reads.get(alpha.id());
        boolean untouched = before.json().has("rev") && isSame(before, after, "rev");
        if (isSame(before, after, "updated") && !untouched) {
            inquiry.api.pause(A_SECOND);
            before = after;
            set = set(alpha, "subscribed");
            after = reads.get(alpha.id());
        }
        if (before.json().path("updated").asText().isEmpty()) {
            throw new UndeterminedException("the contact does not show updated");
        }
        inquiry.findings.answered(CONSENT_UPDATES, isSame(before, after, "updated") ? "NO" : "YES", before, set, after);
    }

    private static boolean isSame(Answer one, Answer other, String member) {
        return one.json().path(member).equals(other.json().path(member));
    }

    /** Reads the contact while it is opted out. */
    private void optOut() {
        Made alpha = made.alpha();
        unsubscribe(alpha);
        inquiry.sightings.optedOut(alpha.id());
        reads.get(alpha.id());
        own.find(alpha.phone());
    }

    private void updateResets() {
        Made alpha = made.alpha();
        unsubscribe(alpha);
        Answer put = updates.putV1(alpha).required();
        Answer status = reads.statusOf(alpha.id());
        inquiry.findings.answered(PUT_RESETS_OPT_OUT, isOut(status) ? "NO" : "YES", put, status);
    }

    /** After the create with an existing number, since this one may create another contact with the number. */
    Probe createProbe() {
        return Probe.of(this::createResets, CREATE_RESETS_OPT_OUT);
    }

    private void createResets() {
        Made alpha = made.alpha();
        unsubscribe(alpha);
        Answer create = inquiry.api.post("/v1/contact", own.row("phone", alpha.phone(), "first", "Kit"));
        if (!create.refused()) {
            own.add(create.required());
        }
        Answer status = reads.statusOf(alpha.id());
        inquiry.findings.answered(CREATE_RESETS_OPT_OUT, isOut(status) ? "NO" : "YES", create, status);
        unsubscribe(alpha);
    }

    private void activeOptsIn() {
        Made alpha = made.alpha();
        unsubscribe(alpha);
        Answer active = set(alpha, "active");
        Answer afterActive = reads.statusOf(alpha.id());
        unsubscribe(alpha);
        Answer unblocked = set(alpha, "unblocked");
        Answer afterUnblocked = reads.statusOf(alpha.id());
        inquiry.findings.agreed(
                ACTIVE_OPTS_IN,
                List.of(isOut(afterActive) ? "NO" : "YES", isOut(afterUnblocked) ? "NO" : "YES"),
                "active and unblocked differ",
                active,
                afterActive,
                unblocked,
                afterUnblocked);
        // The number stays opted out, in case Heymarket remembers it after the contact is deleted.
        unsubscribe(alpha);
    }

    private void unsubscribe(Made contact) {
        set(contact, "unsubscribed");
        if (!isOut(reads.statusOf(contact.id()))) {
            throw new UndeterminedException("unsubscribed does not show in the status");
        }
    }

    private Answer set(Made contact, String status) {
        Answer answer = inquiry.api
                .post("/v1/contact/set_status", Json.object("id", contact.id(), "status", status))
                .required();
        strings.add(answer);
        return answer;
    }

    private static boolean isOut(Answer status) {
        return status.json().path("unsubscribed").asBoolean();
    }
}
