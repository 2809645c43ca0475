package io.github.camelheymarket;

import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.operation.OperationSetup.RejectedRows;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** Sends unsuccessful rows to {@code rejectedUri}: the row as it came, the reason in headers (R6.5). */
final class RejectedRowsSender extends ServiceSupport implements RejectedRows {

    private final CamelContext context;
    private final String uri;
    private @Nullable Target target;

    private record Target(Endpoint endpoint, ProducerTemplate template) {}

    private RejectedRowsSender(CamelContext context, String uri) {
        this.context = context;
        this.uri = uri;
    }

    /** A sender that is started, for an endpoint with the option {@code rejectedUri}; else {@code null}. */
    static @Nullable RejectedRowsSender start(HeymarketEndpoint endpoint) {
        String uri = endpoint.getConfiguration().getRejectedUri();
        if (uri == null) {
            return null;
        }
        RejectedRowsSender sender = new RejectedRowsSender(endpoint.getCamelContext(), uri);
        ServiceHelper.startService(sender);
        return sender;
    }

    /** Resolves the endpoint now, so that an invalid URI fails when the route starts and not with the first unsuccessful row. */
    @Override
    protected void doStart() {
        target = new Target(context.getEndpoint(uri), context.createProducerTemplate());
    }

    @Override
    protected void doStop() {
        if (target != null) {
            target.template().stop();
        }
    }

    @Override
    public void accept(Object row, RowResult result) throws Exception {
        Target to = Objects.requireNonNull(target, "the endpoint of rejectedUri, which the start resolves");
        var sent = to.template().send(to.endpoint(), exchange -> {
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
