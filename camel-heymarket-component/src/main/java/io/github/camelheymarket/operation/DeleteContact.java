package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.delete.ContactCalls.Standing;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.spi.Priority;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code contacts/delete}: deletes a contact permanently, with its conversations; by phone only if exactly one contact has
 * the phone. Heymarket forgets an opt-out with the contact: with {@code keepOptedOut} such a contact is not deleted,
 * otherwise a header and a warning report it (R5.6).
 */
final class DeleteContact implements Operation {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteContact.class);

    private final OperationSetup setup;
    private final ApiClient client;
    private final TargetReader targets;
    private final ContactLookup contacts;

    DeleteContact(OperationSetup setup) {
        this.setup = setup;
        this.client = setup.at(Priority.SINGLE);
        this.targets = new TargetReader(setup);
        this.contacts = new ContactLookup(setup.name(), client);
    }

    @Override
    public OperationResult run(OperationInput input) {
        ContactRef ref = targets.read(input.parameters(), BodyReader.target(input));
        if (ref instanceof ContactRef.Phone phone) {
            ref = contacts.writable(contacts.exactlyOne(phone), setup.settings().getApiVersion());
        }
        Boolean losesOptOut = losesOptOut(ref);
        ApiRequest request = request(ref);
        ApiResponse response = call(request);
        checkDone(ref, request, response);
        if (Boolean.TRUE.equals(losesOptOut)) {
            LOG.warn("contacts/delete: a contact was deleted that had opted out or was blocked. Heymarket forgets that "
                    + "with the contact, so that a later load makes the person reachable again. keepOptedOut=true keeps "
                    + "such contacts.");
        }
        return OperationResult.of(AnswerReader.read(request, response, Answers::text), response)
                .with(Fact.OPT_OUT_LOST, losesOptOut);
    }

    /** @return {@code null} if it is unknown */
    private @Nullable Boolean losesOptOut(ContactRef ref) {
        boolean keepOptedOut = Boolean.TRUE.equals(setup.settings().getKeepOptedOut());
        Standing standing;
        try {
            standing = new DeleteConsent(contacts).look(ref);
        } catch (HeymarketException e) {
            if (keepOptedOut || e instanceof HeymarketAuthenticationException) {
                throw e;
            }
            LOG.warn(
                    "contacts/delete: it is unknown whether the deleted contact opted out, because the check failed",
                    e);
            return null;
        }
        if (keepOptedOut && standing != Standing.FREE) {
            throw new HeymarketConsentException("contacts/delete was withheld, nothing was deleted: "
                    + (standing == Standing.KEPT
                            ? "the contact opted out or is blocked, and Heymarket would forget that with the contact."
                            : "Heymarket does not show whether the contact opted out.")
                    + " keepOptedOut=false deletes it anyway.");
        }
        return standing == Standing.UNKNOWN ? null : standing == Standing.KEPT;
    }

    private ApiResponse call(ApiRequest request) {
        try {
            return client.call(request);
        } catch (HeymarketException e) {
            return goneAfterDoubt(e);
        }
    }

    /** A response that does not confirm the delete is verified by a read (C5.15). */
    private void checkDone(ContactRef ref, ApiRequest request, ApiResponse response) {
        if (response.status() < 300
                && !Answers.isSuccess(response.body())
                && AnswerReader.verify(request, response, () -> contacts.read(ref))
                        .contact()
                        .isPresent()) {
            throw new HeymarketAnswerException(
                    request + ": STILL_THERE: Heymarket answered " + response.status()
                            + " without confirming the delete, and the contact still exists",
                    AnswerReader.doubtful(response),
                    null);
        }
    }

    static ApiRequest request(ContactRef ref) {
        return ref instanceof ContactRef.Uuid uuid
                ? ApiEndpoint.DELETE_V2.request(uuid.uuid(), null)
                : ApiEndpoint.DELETE_V1.request(Long.toString(((ContactRef.IntegerId) ref).id()), null);
    }

    /**
     * A missing contact is a success if an earlier attempt got no response, since that one may have deleted it (R3.4).
     *
     * @throws HeymarketException the failure itself in any other case
     */
    static ApiResponse goneAfterDoubt(HeymarketException e) {
        if (e.isMaybeApplied() && Absence.isMeantBy(e)) {
            return new ApiResponse(e.getStatus(), e.getRequestId(), MissingNode.getInstance(), e.getAttempts());
        }
        throw e;
    }
}
