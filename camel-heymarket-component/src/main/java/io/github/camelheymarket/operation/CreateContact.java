package io.github.camelheymarket.operation;

import io.github.camelheymarket.bulk.ContactBodies;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Priority;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.row.Row;

/**
 * {@code contacts/create} (C5.1, C5.12): stores a contact without looking whether there is one. Gives what Heymarket
 * answers, which may be the ids alone.
 */
final class CreateContact implements Operation {

    private final ApiClient client;
    private final RowMappers mappers;
    private final ApiVersion version;

    CreateContact(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
        this.mappers = new RowMappers(setup, client);
        this.version = setup.versionOr(ApiVersion.v2);
    }

    @Override
    public OperationResult run(OperationInput input) {
        Row row = mappers.single(BodyReader.contact(input, "contacts/create"));
        ApiEndpoint endpoint = version == ApiVersion.v1 ? ApiEndpoint.CREATE_V1 : ApiEndpoint.CREATE_V2;
        ApiRequest request = endpoint.request(ContactBodies.creation(row, version == ApiVersion.v2));
        ApiResponse response = client.call(request);
        Contact stored = AnswerReader.read(request, response, Answers::contact).orElseGet(Contact::new);
        return OperationResult.of(stored, response);
    }
}
