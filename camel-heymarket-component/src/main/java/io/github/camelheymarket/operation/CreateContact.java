package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiEndpoint;
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
import io.github.camelheymarket.operation.CreateFate.Adopted;
import io.github.camelheymarket.operation.CreateFate.Create;
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
 * {@code contacts/create} (C5.1, C5.12): stores a contact whether there is one or not. As Heymarket may write it over a
 * contact that is there, it carries the opt-out of whoever has its phone or channels (R5.6). Gives what Heymarket answers,
 * which may be the ids alone. A create that gets no answer is looked for: found, the contact is the result; not
 * found, it is sent once more (R8.2), and whether that has doubled somebody is told.
 */
final class CreateContact implements Operation {

    private static final Logger LOG = LoggerFactory.getLogger(CreateContact.class);

    private final ApiClient client;
    private final RowMappers mappers;
    private final ApiVersion version;
    private final ContactLookup contacts;
    private final CreateFate outcome;
    private final CreateConsent consent;
    private final RejectedOptOut optOuts;

    CreateContact(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
        this.mappers = new RowMappers(setup, client);
        this.version = setup.versionOr(ApiVersion.v2);
        this.contacts = new ContactLookup(setup.name(), client);
        this.outcome = new CreateFate(contacts, setup.sleeper());
        this.consent =
                new CreateConsent(contacts, setup.settings().getConsentCheck().equals("always"));
        this.optOuts = new RejectedOptOut(setup, mappers, contacts);
    }

    @Override
    public OperationResult run(OperationInput input) {
        Object contact = BodyReader.contact(input, "contacts/create");
        return optOuts.orElse(contact, this::people, () -> create(contact));
    }

    /** Whoever has the phone, or the address of a contact without one. */
    private List<ContactRef> people(Row optOut) {
        String phone = optOut.fields().path("phone").asText();
        String email = optOut.fields().path("email").asText();
        if (!phone.isEmpty()) {
            return contacts.addresses(new ContactRef.Phone(phone));
        }
        return email.isEmpty()
                ? null
                : ContactLookup.addresses(contacts.search("email", email).contacts());
    }

    private OperationResult create(Object contact) {
        Row row = mappers.single(contact);
        ApiEndpoint endpoint = version == ApiVersion.v1 ? ApiEndpoint.CREATE_V1 : ApiEndpoint.CREATE_V2;
        ObjectNode body = ContactBodies.creation(row, version == ApiVersion.v2);
        consent.carryInto(body);
        ApiRequest request = endpoint.request(body);
        Create create = new Create(row, request, contacts.clock().steady());
        OperationResult result = send(create);
        Contact stored = (Contact) result.body();
        contacts.written()
                .written(new Contact((ObjectNode) request.body()), stored.getId(), stored.getUuid(), stored.getRev());
        return result;
    }

    private OperationResult send(Create create) {
        try {
            return sendOnce(create, 0);
        } catch (HeymarketUnknownOutcomeException doubt) {
            Optional<Adopted> adopted = outcome.settle(create, doubt);
            return adopted.isPresent() ? adopted(adopted.get(), doubt.getAttempts()) : sendAgain(create, doubt);
        }
    }

    private OperationResult sendAgain(Create create, HeymarketUnknownOutcomeException first) {
        try {
            OperationResult result = sendOnce(create, first.getAttempts());
            return told(result, doubles(create, (Contact) result.body()));
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

    /** Refused because the first is there by now, or for a reason of its own. */
    private OperationResult afterRefusal(Create create, HeymarketBadRequestException refusal, int attempts) {
        try {
            return adopted(outcome.lookAfterRefusal(create).orElseThrow(() -> refusal), attempts);
        } catch (HeymarketException e) {
            if (e != refusal) {
                refusal.addSuppressed(e);
            }
            throw refusal;
        }
    }

    /** The create is done and stays done, whether this look succeeds or not. */
    private List<Contact> doubles(Create create, Contact stored) {
        try {
            return outcome.doubles(create, stored);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("{} of {}: the search for a duplicate was interrupted", create.request(), stored);
        } catch (HeymarketException e) {
            LOG.warn("{} of {}: the search for a duplicate failed", create.request(), stored, e);
        }
        return List.of();
    }

    /** @param before how often it was sent before */
    private OperationResult sendOnce(Create create, int before) {
        ApiResponse response = client.call(create.request());
        Contact stored = stored(create, response).readFrom(client.account());
        return OperationResult.of(stored, response).with(Fact.ATTEMPTS, before + response.attempts());
    }

    /** An answer that nobody understands tells no more than none. */
    private static Contact stored(Create create, ApiResponse response) {
        try {
            return AnswerReader.read(create.request(), response, CreateContact::contact);
        } catch (HeymarketAnswerException e) {
            throw new HeymarketUnknownOutcomeException(
                    e.getMessage(),
                    new HeymarketException.Details(
                            response.status(), null, response.requestId(), null, response.attempts(), null, true),
                    e);
        }
    }

    private static Contact contact(JsonNode body) {
        return Answers.contact(body)
                .filter(Answers::isOfAContact)
                .orElseThrow(() -> new IllegalArgumentException("the answer shows no contact"));
    }

    private static OperationResult adopted(Adopted adopted, int attempts) {
        return told(
                OperationResult.of(adopted.contact(), adopted.response()).with(Fact.ATTEMPTS, attempts),
                adopted.doubles());
    }

    private static OperationResult told(OperationResult result, List<Contact> doubles) {
        if (doubles.isEmpty()) {
            return result;
        }
        String ids = doubles.stream().map(CreateContact::name).collect(Collectors.joining(","));
        LOG.warn(
                "contacts/create: the first of two attempts was stored late, so that one contact exists as {} and as "
                        + "{}. Keep one and delete the others.",
                name((Contact) result.body()),
                ids);
        return result.with(Fact.DUPLICATES, ids);
    }

    private static String name(Contact contact) {
        return contact.getId() != null ? contact.getId().toString() : String.valueOf(contact.getUuid());
    }
}
