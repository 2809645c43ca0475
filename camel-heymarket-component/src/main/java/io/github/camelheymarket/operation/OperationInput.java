package io.github.camelheymarket.operation;

import org.apache.camel.Exchange;

/**
 * @param parameters what the call is about
 * @param exchange where the body comes from, and the type converters that read it; results do not go in here
 */
public record OperationInput(Parameters parameters, Exchange exchange) {

    public Object body() {
        return exchange.getMessage().getBody();
    }
}
