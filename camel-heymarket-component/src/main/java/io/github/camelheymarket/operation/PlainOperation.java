package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.shape.AnswerShape;
import io.github.camelheymarket.shape.Form;
import io.github.camelheymarket.spi.HttpMethod;
import io.github.camelheymarket.spi.Priority;
import org.jspecify.annotations.Nullable;

/** An operation of one request and one answer, both described by the row of its endpoint in {@link ApiEndpoint}. */
final class PlainOperation implements Operation {

    private final OperationSetup setup;
    private final ApiEndpoint endpoint;
    private final Form form;
    private final ApiGateway gateway;
    private final PlainBody body;
    private final PathIds ids;
    private final RefusedRepeat refusedRepeat;

    PlainOperation(OperationSetup setup) {
        this.setup = setup;
        this.endpoint = ApiEndpoint.plain(setup.name());
        this.form = endpoint.plainForm();
        this.gateway = new ApiGateway(setup.name(), setup.at(Priority.SINGLE));
        this.body = new PlainBody(setup, form);
        this.ids = new PathIds(endpoint);
        this.refusedRepeat = new RefusedRepeat(endpoint, gateway);
    }

    @Override
    public OperationResult run(OperationInput input) {
        ApiRequest request = request(endpoint, input, toSend(input));
        if (form.answer() == AnswerShape.OBJECT && endpoint.isOfOne()) {
            return found(request);
        }
        ApiResponse response = call(request);
        Object content = AnswerReader.read(request, response, form.answer()::read);
        if (form.answer() == AnswerShape.DONE) {
            checkDone(input, request, response);
        }
        return OperationResult.of(content, response);
    }

    private ApiRequest request(ApiEndpoint to, OperationInput input, @Nullable JsonNode toSend) {
        return to.request(ids.of(input.parameters()), toSend);
    }

    /** A POST without members still has a body, an empty object. */
    private @Nullable JsonNode toSend(OperationInput input) {
        JsonNode given = body.read(input);
        return given == null && endpoint.method() == HttpMethod.POST ? JsonNodeFactory.instance.objectNode() : given;
    }

    /** A read of one object, which may not exist (R3.4). */
    private OperationResult found(ApiRequest request) {
        ApiResponse response;
        try {
            response = gateway.client().call(request);
        } catch (HeymarketException e) {
            if (!Absence.isMeantBy(e)) {
                throw e;
            }
            response = new ApiResponse(e.getStatus(), e.getRequestId(), MissingNode.getInstance(), e.getAttempts());
        }
        Object content = AnswerReader.read(request, response, form.answer()::read);
        if (content == null && !"null".equals(setup.settings().getNotFound())) {
            throw new HeymarketNotFoundException(
                    setup.name() + ": there is no " + endpoint.noun() + " with this id",
                    new HeymarketException.Details(
                            response.status(), null, response.requestId(), null, response.attempts()),
                    null);
        }
        return OperationResult.of(content, response).with(Fact.FOUND, content != null);
    }

    private ApiResponse call(ApiRequest request) {
        try {
            return gateway.client().call(request);
        } catch (HeymarketException e) {
            return endpoint.method() == HttpMethod.DELETE
                    ? DeleteContact.goneAfterDoubt(e)
                    : refusedRepeat.settle(request, e);
        }
    }

    /** A delete that is not confirmed is verified by a read, if there is one. */
    private void checkDone(OperationInput input, ApiRequest request, ApiResponse response) {
        if (!AnswerReader.isConfirmed(response) && !isGone(input, request, response)) {
            throw AnswerReader.notConfirmed(request, response);
        }
    }

    private boolean isGone(OperationInput input, ApiRequest write, ApiResponse answer) {
        ApiEndpoint read = endpoint.method() == HttpMethod.DELETE ? endpoint.reader() : null;
        if (read == null) {
            return false;
        }
        ApiRequest request = request(read, input, null);
        return AnswerReader.verify(write, answer, () -> {
            try {
                return Answers.isNothing(gateway.client().call(request).body());
            } catch (HeymarketException e) {
                if (Absence.isMeantBy(e)) {
                    return true;
                }
                throw e;
            }
        });
    }
}
