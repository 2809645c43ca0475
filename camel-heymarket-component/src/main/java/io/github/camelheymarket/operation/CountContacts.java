package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.spi.Priority;

/** {@code contacts/count} (C5.6): how many contacts there are, as a {@code Long}. */
final class CountContacts implements Operation {

    private final ApiClient client;

    CountContacts(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
    }

    @Override
    public OperationResult run(OperationInput input) {
        ApiRequest request = ApiEndpoint.COUNT_V1.request(JsonNodeFactory.instance.objectNode());
        ApiResponse response = client.call(request);
        return OperationResult.of(AnswerReader.read(request, response, Answers::count), response);
    }
}
