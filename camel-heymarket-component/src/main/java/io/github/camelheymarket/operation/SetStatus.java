package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.MessagingStatus;
import io.github.camelheymarket.spi.Priority;
import org.jspecify.annotations.Nullable;

/**
 * {@code contacts/set-status}. A status that lets messages through requires {@code allowOptIn=true}, and is never set for
 * a contact that opted out by itself (R5.4).
 */
final class SetStatus implements Operation {

    private final OperationSetup setup;
    private final ApiClient client;
    private final TargetReader targets;
    private final ContactLookup contacts;

    SetStatus(OperationSetup setup) {
        this.setup = setup;
        this.client = setup.at(Priority.CONSENT);
        this.targets = new TargetReader(setup);
        this.contacts = new ContactLookup(setup.name(), client);
    }

    @Override
    public OperationResult run(OperationInput input) {
        MessagingStatus status = status(input);
        ContactRef ref = contacts.asStored(
                targets.read(input.parameters(), isWord(input.body()) ? null : BodyReader.target(input)));
        if (status.mayAllowMessages()) {
            checkConsent(status, ref);
        }
        ApiResponse response = new StatusWrite(client, contacts).set(ref, status);
        return OperationResult.of(Answers.text(response.body()), response);
    }

    private void checkConsent(MessagingStatus status, ContactRef ref) {
        if (!setup.settings().isAllowOptIn()) {
            throw new HeymarketConsentException("set-status " + status.wire()
                    + " was withheld, nothing was sent: it can let messages through to a contact that does not want them. "
                    + "Set allowOptIn=true on this endpoint to allow it.");
        }
        if (!Consent.allowsOptIn(statusOf(status, ref))) {
            throw new HeymarketConsentException("set-status " + status.wire()
                    + " was withheld, nothing was sent: the contact opted out by itself, or Heymarket's answer does not "
                    + "show whether it did. It can opt in again by replying START.");
        }
    }

    private ContactStatus statusOf(MessagingStatus status, ContactRef ref) {
        try {
            return contacts.status(ref);
        } catch (HeymarketAnswerException e) {
            throw new HeymarketConsentException("set-status " + status.wire()
                    + " was withheld, nothing was sent: Heymarket's answer does not show whether the contact opted out. "
                    + e.getMessage());
        }
    }

    private MessagingStatus status(OperationInput input) {
        if (setup.settings().getStatus() != null) {
            return setup.settings().getStatus();
        }
        Object body = input.body();
        Object word = isWord(body) ? body : member(input);
        if (word == null) {
            throw new HeymarketValidationException(
                    "NO_STATUS",
                    "status",
                    "contacts/set-status requires a status: set the option status, or pass status in the body. It must "
                            + "be one of active, blocked, unblocked, subscribed, unsubscribed.",
                    null);
        }
        try {
            return MessagingStatus.of(word.toString());
        } catch (IllegalArgumentException e) {
            throw new HeymarketValidationException(
                    "STATUS_NOT_UNDERSTOOD",
                    "status",
                    "The status in the body is not valid: " + e.getMessage() + ".",
                    word);
        }
    }

    /** Whether the body is the status, so that a header or option must identify the contact. */
    private static boolean isWord(@Nullable Object body) {
        return body instanceof MessagingStatus
                || (body instanceof String text && text.trim().matches("[A-Za-z]+"));
    }

    private static @Nullable Object member(OperationInput input) {
        if (input.body() == null) {
            return null;
        }
        Object contact = BodyReader.contact(input, "contacts/set-status");
        return BodyReader.json(input, contact).path("status").asText(null);
    }
}
