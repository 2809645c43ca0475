package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.spi.Priority;

/** {@code contact-fields/list} (C5.11): the team's custom fields, as a list of {@code ContactField}. */
final class ListContactFields implements Operation {

    private final ApiClient client;

    ListContactFields(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
    }

    @Override
    public OperationResult run(OperationInput input) {
        ApiRequest request = ApiEndpoint.FIELDS_V1.request(JsonNodeFactory.instance.objectNode());
        ApiResponse response = client.call(request);
        return OperationResult.of(AnswerReader.read(request, response, Answers::contactFields), response);
    }
}
