package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.spi.Priority;

/** {@code contacts/status} (C5.8): whether a contact is unsubscribed or blocked, and by whom. */
final class GetStatus implements Operation {

    private final ApiClient client;
    private final TargetReader targets;
    private final ContactGateway gateway;

    GetStatus(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
        this.gateway = new ContactGateway(setup.name(), client);
        this.targets = new TargetReader(setup);
    }

    @Override
    public OperationResult run(OperationInput input) {
        ContactRef ref = gateway.asStored(targets.read(input.parameters(), BodyReader.target(input)));
        ApiRequest request = ApiEndpoint.STATUS_V1.request(ContactGateway.address(ref));
        ApiResponse response = client.call(request);
        return OperationResult.of(AnswerReader.read(request, response, Answers::status), response);
    }
}
