package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.spi.Priority;
import java.util.function.Function;

/** An operation of one request without input, whose response is the body. */
final class PlainOperation implements Operation {

    private final ApiGateway gateway;
    private final Function<ApiGateway, ApiAnswer<?>> call;

    PlainOperation(OperationSetup setup, Function<ApiGateway, ApiAnswer<?>> call) {
        this.gateway = new ApiGateway(setup.name(), setup.at(Priority.SINGLE));
        this.call = call;
    }

    @Override
    public OperationResult run(OperationInput input) {
        return OperationResult.of(call.apply(gateway));
    }
}
