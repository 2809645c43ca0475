package io.github.camelheymarket.operation;

import io.github.camelheymarket.operation.OperationResult.Fact;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The input of an operation.
 *
 * @param exchange for the body, its type converters, and what must be closed when it is done; results are not written to it
 * @param later receives facts that are known only after the operation has returned, such as the end of a walk
 */
public record OperationInput(Parameters parameters, Exchange exchange, BiConsumer<Fact, Object> later) {

    public @Nullable Object body() {
        return exchange.getMessage().getBody();
    }
}
