package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.merge.ContactBodies;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.operation.CreateReconciliation.Adopted;
import io.github.camelheymarket.operation.CreateReconciliation.Create;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.Priority;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code contacts/create}: creates a contact without searching for an existing one. Since Heymarket may overwrite a contact
 * with the same phone or channel, the create carries such a contact's opt-out (R5.6). Returns the contact of the response,
 * which may have its ids only. If a create gets no response, the contact is searched: if it is found, it is the result;
 * if not, the create is sent once more, and the result names any duplicate (R8.2).
 */
final class CreateContact implements Operation {

    private static final Logger LOG = LoggerFactory.getLogger(CreateContact.class);

    private final ApiClient client;
    private final RowMappers mappers;
    private final ApiVersion version;
    private final ContactLookup contacts;
    private final CreateReconciliation outcome;
    private final CreateConsent consent;
    private final RejectedOptOut optOuts;

    CreateContact(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
        this.mappers = new RowMappers(setup, client);
        this.version = setup.versionOr(ApiVersion.v2);
        this.contacts = new ContactLookup(setup.name(), client);
        this.outcome = new CreateReconciliation(contacts, setup.sleeper());
        this.consent =
                new CreateConsent(contacts, setup.settings().getConsentCheck().equals("always"));
        this.optOuts = new RejectedOptOut(setup, mappers, contacts);
    }

    @Override
    public OperationResult run(OperationInput input) {
        Object contact = BodyReader.contact(input, "contacts/create");
        return optOuts.orElse(contact, this::existing, () -> create(contact));
    }

    /** The contacts with the phone, or without a phone with the email. @return empty if there is neither */
    private Optional<List<ContactRef>> existing(Row optOut) {
        String phone = optOut.fields().path("phone").asText();
        String email = optOut.fields().path("email").asText();
        if (!phone.isEmpty()) {
            return Optional.of(contacts.addresses(new ContactRef.Phone(phone)));
        }
        return email.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ContactLookup.addresses(contacts.search("email", email).contacts()));
    }

    private OperationResult create(Object contact) {
        Row row = mappers.single(contact);
        ApiEndpoint endpoint = version == ApiVersion.v1 ? ApiEndpoint.CREATE_V1 : ApiEndpoint.CREATE_V2;
        ObjectNode body = ContactBodies.creation(row, version == ApiVersion.v2);
        consent.carryInto(body);
        ApiRequest request = endpoint.request(body);
        Create create = new Create(row, body, request, contacts.clock().steady());
        Created created = send(create);
        Contact stored = created.contact();
        contacts.written().written(new Contact(body), stored.getId(), stored.getUuid(), stored.getRev());
        return created.result();
    }

    /** @param contact the body of the result */
    private record Created(Contact contact, OperationResult result) {

        private static Created of(Contact contact, ApiResponse response, int attempts) {
            return new Created(contact, OperationResult.of(contact, response).with(Fact.ATTEMPTS, attempts));
        }
    }

    private Created send(Create create) {
        try {
            return sendOnce(create, 0);
        } catch (HeymarketUnknownOutcomeException doubt) {
            boolean settled = false;
            try {
                Created created = settle(create, doubt);
                settled = true;
                return created;
            } finally {
                if (!settled) {
                    // For searches that do not show it yet.
                    contacts.written().written(new Contact(create.body()), null, null, null);
                }
            }
        }
    }

    private Created settle(Create create, HeymarketUnknownOutcomeException doubt) {
        Optional<Adopted> adopted = outcome.settle(create, doubt);
        return adopted.isPresent() ? adopted(adopted.get(), doubt.getAttempts()) : sendAgain(create, doubt);
    }

    private Created sendAgain(Create create, HeymarketUnknownOutcomeException first) {
        try {
            Created created = sendOnce(create, first.getAttempts());
            return withDuplicates(created, duplicates(create, created.contact()));
        } catch (HeymarketUnknownOutcomeException doubt) {
            int attempts = first.getAttempts() + doubt.getAttempts();
            return adopted(outcome.settleSecond(create, doubt, attempts), attempts);
        } catch (HeymarketBadRequestException refusal) {
            refusal.addSuppressed(first);
            return afterRefusal(create, refusal, first.getAttempts() + refusal.getAttempts());
        } catch (HeymarketException e) {
            e.addSuppressed(first);
            throw e;
        }
    }

    /** Heymarket may reject the second create because it has stored the first one meanwhile. */
    private Created afterRefusal(Create create, HeymarketBadRequestException refusal, int attempts) {
        try {
            return adopted(outcome.lookAfterRefusal(create).orElseThrow(() -> refusal), attempts);
        } catch (HeymarketException e) {
            if (e != refusal) {
                refusal.addSuppressed(e);
            }
            throw refusal;
        }
    }

    /** A failed search does not fail the create, which is done. */
    private List<Contact> duplicates(Create create, Contact stored) {
        try {
            return outcome.duplicates(create, stored);
        } catch (JobAbortedException e) {
            LOG.warn("{} of {}: the search for a duplicate was interrupted", create.request(), stored);
        } catch (HeymarketException e) {
            LOG.warn("{} of {}: the search for a duplicate failed", create.request(), stored, e);
        }
        return List.of();
    }

    /** @param earlierAttempts how often the create was sent before */
    private Created sendOnce(Create create, int earlierAttempts) {
        ApiResponse response = client.call(create.request());
        Contact stored = stored(create, response).readFrom(client.account());
        return Created.of(stored, response, earlierAttempts + response.attempts());
    }

    /** A response that cannot be read is treated like a missing one: the contact may have been created. */
    private static Contact stored(Create create, ApiResponse response) {
        try {
            return AnswerReader.read(create.request(), response, CreateContact::contact);
        } catch (HeymarketAnswerException e) {
            throw AnswerReader.unknown(e, response);
        }
    }

    private static Contact contact(JsonNode body) {
        return Answers.contact(body)
                .filter(Answers::isOfAContact)
                .orElseThrow(() -> new IllegalArgumentException("the answer shows no contact"));
    }

    private static Created adopted(Adopted adopted, int attempts) {
        return withDuplicates(Created.of(adopted.contact(), adopted.response(), attempts), adopted.duplicates());
    }

    private static Created withDuplicates(Created created, List<Contact> duplicates) {
        if (duplicates.isEmpty()) {
            return created;
        }
        String ids = duplicates.stream().map(CreateContact::name).collect(Collectors.joining(","));
        LOG.warn(
                "contacts/create: the first of two attempts was stored late, so that one contact exists as {} and as "
                        + "{}. Keep one and delete the others.",
                name(created.contact()),
                ids);
        return new Created(created.contact(), created.result().with(Fact.DUPLICATES, ids));
    }

    private static String name(Contact contact) {
        return contact.getId() != null ? contact.getId().toString() : String.valueOf(contact.getUuid());
    }
}
