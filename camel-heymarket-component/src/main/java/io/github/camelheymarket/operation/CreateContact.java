package io.github.camelheymarket.operation;

import io.github.camelheymarket.bulk.ContactBodies;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Priority;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownFateException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.operation.CreateFate.Adopted;
import io.github.camelheymarket.operation.CreateFate.Create;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.row.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code contacts/create} (C5.1, C5.12): stores a contact without looking whether there is one. Gives what Heymarket
 * answers, which may be the ids alone. A create that gets no answer is looked for: found, the contact is the result; not
 * found, it is sent once more (R8.2).
 */
final class CreateContact implements Operation {

    private final ApiClient client;
    private final RowMappers mappers;
    private final ApiVersion version;
    private final CreateFate fate;

    CreateContact(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
        this.mappers = new RowMappers(setup, client);
        this.version = setup.versionOr(ApiVersion.v2);
        this.fate = new CreateFate(new ContactGateway(setup.name(), client), setup.sleeper());
    }

    @Override
    public OperationResult run(OperationInput input) {
        Row row = mappers.single(BodyReader.contact(input, "contacts/create"));
        ApiEndpoint endpoint = version == ApiVersion.v1 ? ApiEndpoint.CREATE_V1 : ApiEndpoint.CREATE_V2;
        ApiRequest request = endpoint.request(ContactBodies.creation(row, version == ApiVersion.v2));
        return send(new Create(row, request, Instant.now()));
    }

    private OperationResult send(Create create) {
        try {
            return sendOnce(create, 0);
        } catch (HeymarketUnknownFateException doubt) {
            Optional<Adopted> adopted = fate.settle(create, doubt, doubt.getAttempts());
            return adopted.isPresent() ? adopted(adopted.get(), doubt.getAttempts()) : sendAgain(create, doubt);
        }
    }

    private OperationResult sendAgain(Create create, HeymarketUnknownFateException first) {
        try {
            return sendOnce(create, first.getAttempts());
        } catch (HeymarketUnknownFateException doubt) {
            int attempts = first.getAttempts() + doubt.getAttempts();
            Adopted adopted = fate.settle(create, doubt, attempts)
                    .orElseThrow(() -> CreateFate.unknown("It was sent twice, and is not there.", doubt, attempts));
            return adopted(adopted, attempts);
        } catch (HeymarketException e) {
            e.addSuppressed(first);
            throw e;
        }
    }

    /** @param before how often it was sent before */
    private OperationResult sendOnce(Create create, int before) {
        ApiResponse response = client.call(create.request());
        return OperationResult.of(stored(create, response), response).with(Fact.ATTEMPTS, before + response.attempts());
    }

    /** An answer that nobody understands tells no more than none. */
    private static Contact stored(Create create, ApiResponse response) {
        try {
            return AnswerReader.read(create.request(), response, Answers::contact)
                    .orElseGet(Contact::new);
        } catch (HeymarketAnswerException e) {
            throw new HeymarketUnknownFateException(
                    e.getMessage(),
                    new HeymarketException.Details(
                            response.status(), null, response.requestId(), null, response.attempts(), null, true),
                    e);
        }
    }

    private static OperationResult adopted(Adopted adopted, int attempts) {
        return OperationResult.of(adopted.contact(), adopted.response()).with(Fact.ATTEMPTS, attempts);
    }
}
