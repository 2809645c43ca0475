package io.github.camelheymarket.conformance;

import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Api;
import io.github.camelheymarket.conformance.api.RequestsUsedUpException;
import io.github.camelheymarket.conformance.api.RunEndedException;
import io.github.camelheymarket.conformance.probe.Numbers;
import io.github.camelheymarket.conformance.probe.OwnContacts;
import io.github.camelheymarket.conformance.probe.ProbeRequest;
import io.github.camelheymarket.conformance.probe.Questionnaire;
import io.github.camelheymarket.conformance.question.Findings;

/** A run: check the credential, run the probes, and clean up in any case. */
final class Run {
    private final Arguments arguments;
    private final Api api;
    private final Findings findings = new Findings();
    private final ProbeRequest inquiry;
    private final Questionnaire questionnaire;
    private final OwnContacts own;
    private final Numbers numbers;
    private String failure;

    /**
     * @param id identifies the run, as part of the last name of its contacts
     */
    Run(Arguments arguments, Api api, String id) {
        this.arguments = arguments;
        this.api = api;
        inquiry = new ProbeRequest(api, findings, arguments.mode() == Arguments.Mode.WRITE);
        questionnaire = new Questionnaire(inquiry);
        own = new OwnContacts(inquiry, id);
        numbers = new Numbers(inquiry, own, arguments.phones());
    }

    Findings findings() {
        return findings;
    }

    Numbers numbers() {
        return numbers;
    }

    Api api() {
        return api;
    }

    /** Why the run failed, {@code null} if it did not. */
    String failure() {
        return failure;
    }

    /** Never throws; see {@link #failure()}. */
    void run() {
        try {
            checkCredential();
            if (arguments.mode() != Arguments.Mode.CLEAN_UP) {
                api.keepBack(own::costOfCleanUp);
            }
            switch (arguments.mode()) {
                case CLEAN_UP -> {
                    questionnaire.askSearchMax();
                    numbers.sweep();
                }
                case WRITE -> {
                    questionnaire.askReading();
                    numbers.sweep();
                    questionnaire.askWriting(own, numbers, arguments.avatar());
                }
                default -> questionnaire.askReading();
            }
            if (arguments.recipient() != null) {
                questionnaire.askSending(own, arguments.recipient());
            }
        } catch (RequestsUsedUpException e) {
            fail(e);
            failure += " before all numbers were checked: run again with --clean-up and the same --phones";
        } catch (RuntimeException e) {
            fail(e);
        }
        cleanUp();
        if (arguments.mode() != Arguments.Mode.CLEAN_UP) {
            questionnaire.conclude();
        }
    }

    /** Makes the cheapest call that needs a credential (C2.3). */
    private void checkCredential() {
        Answer answer = api.get("/v1/inboxes");
        if (answer.status() == 403) {
            throw new RunEndedException(
                    "403 for " + answer.asked() + ": Heymarket accepts the credential, but it is not permitted to "
                            + "use the API. The vendor's support can enable that");
        }
        answer.required();
    }

    private void cleanUp() {
        if (!own.isUsed()) {
            return;
        }
        try {
            api.cleaning();
            own.cleanUp();
        } catch (RuntimeException e) {
            fail(e);
            failure += ". Contacts and lists of the kit may remain, and the number of --send-to may still be opted out:"
                    + " run again with --clean-up and the same --phones, and look in the app";
        }
    }

    private void fail(RuntimeException e) {
        // Messages of the JDK and of libraries may have personal data.
        boolean ours = e.getClass().getName().startsWith(Run.class.getPackageName());
        String message =
                ours ? e.getMessage() : "An error in the kit: " + e.getClass().getName();
        failure = failure == null ? message : failure + ". Then the clean-up failed: " + message;
    }
}
