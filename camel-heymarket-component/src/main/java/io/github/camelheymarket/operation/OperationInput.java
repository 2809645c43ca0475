package io.github.camelheymarket.operation;

import io.github.camelheymarket.operation.OperationResult.Fact;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;

/**
 * @param parameters what the call is about
 * @param exchange where the body comes from, the type converters that read it, and whose end closes what is still open;
 *     results do not go in here
 * @param later takes a fact that is known only after the operation has returned, such as the end of a walk
 */
public record OperationInput(Parameters parameters, Exchange exchange, BiConsumer<Fact, Object> later) {

    public Object body() {
        return exchange.getMessage().getBody();
    }
}
