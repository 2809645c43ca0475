package io.github.camelheymarket;

import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.operation.OperationSetup.RejectedRows;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;

/** Sends unsuccessful rows to {@code rejectedUri}: the row as it came, the reason in headers (R6.5). */
final class RejectedRowsSender extends ServiceSupport implements RejectedRows {

    private final CamelContext context;
    private final String uri;
    private Endpoint endpoint;
    private ProducerTemplate template;

    RejectedRowsSender(CamelContext context, String uri) {
        this.context = context;
        this.uri = uri;
    }

    /** Resolves the endpoint now, so that an invalid URI fails when the route starts and not with the first unsuccessful row. */
    @Override
    protected void doStart() {
        endpoint = context.getEndpoint(uri);
        template = context.createProducerTemplate();
    }

    @Override
    protected void doStop() {
        template.stop();
    }

    @Override
    public void accept(Object row, RowResult result) throws Exception {
        var sent = template.send(endpoint, exchange -> {
            exchange.getMessage().setBody(row);
            exchange.getMessage().setHeader(HeymarketConstants.RESULT_INDEX, result.index());
            exchange.getMessage().setHeader(HeymarketConstants.RESULT_OUTCOME, result.outcome());
            exchange.getMessage().setHeader(HeymarketConstants.RESULT_REASON, result.reason());
            exchange.getMessage().setHeader(HeymarketConstants.RESULT_FIELD, result.field());
        });
        if (sent.getException() != null) {
            throw sent.getException();
        }
    }
}
