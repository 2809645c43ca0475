package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.CLOCK_BEHIND;
import static io.github.camelheymarket.conformance.question.Question.LOCAL_ID;
import static io.github.camelheymarket.conformance.question.Question.MESSAGE_LAG;
import static io.github.camelheymarket.conformance.question.Question.MESSAGE_LOCAL_ID;
import static io.github.camelheymarket.conformance.question.Question.MESSAGE_TEXT;
import static io.github.camelheymarket.conformance.question.Question.PAGE_CAP;
import static io.github.camelheymarket.conformance.question.Question.RETRY_AFTER;
import static io.github.camelheymarket.conformance.question.Question.SEARCH_CAP;
import static io.github.camelheymarket.conformance.question.Question.SEARCH_MAX;
import static io.github.camelheymarket.conformance.question.Question.SEND_ANSWER;
import static io.github.camelheymarket.conformance.question.Question.SEND_TO_OPTED_OUT;
import static io.github.camelheymarket.conformance.question.Question.WEBHOOK_ENVELOPE;
import static io.github.camelheymarket.conformance.question.Question.WEBHOOK_RECEIVED;
import static io.github.camelheymarket.conformance.question.Question.WEBHOOK_REPEATS;
import static io.github.camelheymarket.conformance.question.Question.WEBHOOK_RETRY;

import io.github.camelheymarket.conformance.api.NoAnswerException;
import io.github.camelheymarket.conformance.api.RequestsUsedUpException;
import io.github.camelheymarket.conformance.api.UnexpectedAnswerException;
import io.github.camelheymarket.conformance.question.Question;
import java.util.ArrayList;
import java.util.List;

/** All probes, in an order in which later ones can use the findings of earlier ones. */
public final class Questionnaire {
    private static final String ONLY_WRITING = "only a test contact can show it";

    private final ProbeRequest inquiry;
    private final TeamProbes team;
    private final ListProbes lists;
    private final ContactReads reads;
    private final MessageReads messages;
    private final LimitProbes limits;
    private final MemberReadings members;

    public Questionnaire(ProbeRequest inquiry) {
        this.inquiry = inquiry;
        team = new TeamProbes(inquiry);
        lists = new ListProbes(inquiry);
        reads = new ContactReads(inquiry);
        messages = new MessageReads(inquiry);
        limits = new LimitProbes(inquiry, lists);
        members = new MemberReadings(inquiry);
    }

    /** Determines how many numbers a search accepts, which the search for contacts of the kit needs. */
    public void askSearchMax() {
        ask(limits.readProbes().subList(0, 1));
    }

    /** The probes without writes. */
    public void askReading() {
        ask(team.probes());
        ask(lists.probes());
        ask(reads.probes());
        ask(List.of(messages.probe()));
        ask(List.of(team.nobodyProbe()));
        ask(limits.readProbes());
    }

    /** The probes with test contacts. */
    public void askWriting(OwnContacts own, Numbers numbers, String avatar) {
        StringAnswers strings = new StringAnswers(inquiry.findings);
        CreateProbes creates = new CreateProbes(inquiry, own, numbers, reads);
        UpdateProbes updates = new UpdateProbes(inquiry, own, numbers, creates, reads, avatar);
        DeleteProbes deletes = new DeleteProbes(inquiry, own, creates, strings);
        BulkProbes bulk = new BulkProbes(inquiry, own, numbers, limits, deletes, strings);
        ask(creates.probes());
        ask(updates.probes());
        ConsentProbes consent = new ConsentProbes(inquiry, creates, updates, reads, own, strings);
        ask(consent.probes());
        ask(deletes.probes());
        ask(bulk.probes());
        ask(List.of(strings.probe(), creates.existingProbe(), consent.createProbe()));
        ask(new RecipientListProbes(inquiry, own, numbers).probes());
        askAgainOfOurOwn(bulk);
    }

    /** The probes that send messages, to the phone of the person who runs the kit. */
    public void askSending(OwnContacts own, Recipient recipient) {
        ask(new SendProbes(inquiry, own, recipient).probes());
    }

    /** The probes that an account with few contacts could not answer. */
    private void askAgainOfOurOwn(BulkProbes bulk) {
        if (isOpen(List.of(SEARCH_CAP)) || isOpen(List.of(PAGE_CAP))) {
            ask(List.of(Probe.of(
                    () -> {
                        List<String> phones = bulk.fill(wanted());
                        if (isOpen(List.of(SEARCH_CAP))) {
                            limits.searchCap(phones);
                        }
                    },
                    SEARCH_CAP)));
        }
        ask(lists.probes().stream().filter(p -> isOpen(p.about())).toList());
    }

    /** A search cannot return more contacts than it has values. */
    private int wanted() {
        int enough = ProbeRequest.FEARED_CAP + 3;
        int values = inquiry.findings.number(SEARCH_MAX);
        return isOpen(List.of(PAGE_CAP)) || values == 0 ? enough : Math.min(enough, values);
    }

    private boolean isOpen(List<Question> questions) {
        return questions.stream().anyMatch(q -> !inquiry.findings.isAnswered(q));
    }

    /** Adds the findings from all observations, and for every other question why it has none. */
    public void conclude() {
        ask(List.of(members.probe()));
        retryAfter();
        inquiry.findings.notAsked(
                CLOCK_BEHIND, "a token that is refused tells it, and the kit has the clock of this machine alone");
        webhooks();
        messaging();
        inquiry.findings.notAsked(
                Question.TEXT_TRIM, "the component takes blanks off by itself, so that it does not matter");
        inquiry.findings.notAsked(
                Question.REASON_QUOTES, "a rejection without a quote does not show that there is none");
        inquiry.findings.notAsked(
                Question.POISONED_VALUE, "no such value is known, and tests cannot show that there is none");
        inquiry.findings.notAsked(
                Question.SEARCH_LAG, "it may differ from call to call, and one run cannot determine the maximum");
        for (Question question : Question.values()) {
            if (!inquiry.findings.has(question)) {
                if (inquiry.write) {
                    inquiry.findings.undetermined(question, "the run ended earlier");
                } else {
                    inquiry.findings.needsWrite(question, ONLY_WRITING);
                }
            }
        }
    }

    private void retryAfter() {
        List<String> forms = inquiry.api.retryAfter().stream()
                .map(v -> v.isEmpty() ? "NONE" : v.matches("\\d+") ? "SECONDS" : "HTTP_DATE")
                .toList();
        if (forms.isEmpty()) {
            inquiry.findings.notAsked(
                    RETRY_AFTER, "only a client that exceeds the limit receives a 429, and the kit does not");
        } else {
            inquiry.findings.agreed(RETRY_AFTER, forms, "differs");
        }
    }

    private void webhooks() {
        for (Question question : List.of(WEBHOOK_ENVELOPE, WEBHOOK_RECEIVED, WEBHOOK_RETRY, WEBHOOK_REPEATS)) {
            inquiry.findings.notAsked(
                    question, "deliveries go to a webhook that was registered by hand; log one to see its form");
        }
    }

    private void messaging() {
        for (Question question : List.of(LOCAL_ID, SEND_ANSWER, MESSAGE_LAG, MESSAGE_LOCAL_ID, MESSAGE_TEXT)) {
            if (!inquiry.findings.has(question)) {
                inquiry.findings.notAsked(question, "it takes a message; see --send-to");
            }
        }
        if (!inquiry.findings.has(SEND_TO_OPTED_OUT)) {
            inquiry.findings.notAsked(
                    SEND_TO_OPTED_OUT, "it takes a message to an opted-out number; see --send-to and --opt-out");
        }
    }

    private void ask(List<Probe> probes) {
        for (Probe probe : new ArrayList<>(probes)) {
            try {
                probe.asking().run();
            } catch (UndeterminedException
                    | UnexpectedAnswerException
                    | NoAnswerException
                    | RequestsUsedUpException e) {
                probe.about().forEach(question -> inquiry.findings.failed(question, e.getMessage()));
            }
        }
    }
}
