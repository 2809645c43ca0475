package io.github.camelheymarket.telemetry;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.HeymarketEndpoint;
import io.github.camelheymarket.client.CallTally;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * Adds tags about the call to the span of an exchange. They contain nothing of the body, and of the headers only the status, the
 * request id and the number of rows of the result, because the rest may contain personal data. camel-telemetry finds this class as a
 * service; the component does not use it, since camel-telemetry is optional.
 */
public class HeymarketSpanDecorator extends AbstractSpanDecorator {

    public static final String OPERATION = "heymarket.operation";
    public static final String API_VERSION = "heymarket.api.version";
    public static final String ROWS = "heymarket.rows";
    public static final String REQUESTS = "heymarket.requests";
    public static final String RETRIES = "heymarket.retries";
    public static final String REQUEST_ID = "heymarket.request.id";

    /** The exchange property of the tally, from the begin of the call to its end, which are in one thread. */
    private static final String TALLY = "CamelHeymarketCallTally";

    @Override
    public String getComponent() {
        return "heymarket";
    }

    @Override
    public String getComponentClassName() {
        return HeymarketComponent.class.getName();
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        // The base class tags the query as it is, and it may have a credential.
        String query = URISupport.extractQuery(URISupport.sanitizeUri(endpoint.getEndpointUri()));
        if (query != null) {
            span.setTag(TagConstants.URL_QUERY, query);
        }
        if (endpoint instanceof HeymarketEndpoint heymarket) {
            span.setTag(OPERATION, heymarket.name());
            span.setTag(
                    API_VERSION, heymarket.getConfiguration().getApiVersion().name());
            if (!isReceived(exchange, endpoint) && !heymarket.isCoalescing()) {
                exchange.setProperty(TALLY, CallTally.begin());
            }
        }
    }

    /** Whether a consumer made the exchange. A template sets the endpoint that it sends to as the origin, but no route. */
    private static boolean isReceived(Exchange exchange, Endpoint endpoint) {
        return exchange.getFromEndpoint() == endpoint && exchange.getFromRouteId() != null;
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        if (exchange.removeProperty(TALLY) instanceof CallTally tally) {
            tally.end();
            tagRequests(span, tally);
        }
        Exception failure = exchange.getException();
        if (failure == null) {
            tagResult(span, exchange.getMessage());
        } else {
            HeymarketException cause = ObjectHelper.getException(HeymarketException.class, failure);
            if (cause != null) {
                tagFailure(span, cause);
            }
        }
    }

    private static void tagRequests(Span span, CallTally tally) {
        tag(span, REQUESTS, tally.requests());
        tag(span, RETRIES, tally.retries());
        tag(span, API_VERSION, tally.versions().isEmpty() ? null : tally.versions());
    }

    private static void tagResult(Span span, Message message) {
        tag(span, TagConstants.HTTP_STATUS, message.getHeader(HeymarketConstants.RESULT_STATUS));
        tag(span, REQUEST_ID, message.getHeader(HeymarketConstants.RESULT_REQUEST_ID));
        tag(span, ROWS, message.getHeader(HeymarketConstants.RESULT_TOTAL));
    }

    private static void tagFailure(Span span, HeymarketException failure) {
        tag(span, TagConstants.HTTP_STATUS, failure.getStatus() == 0 ? null : failure.getStatus());
        tag(span, REQUEST_ID, failure.getRequestId());
        if (failure instanceof HeymarketPartialException partial && partial.getResult() != null) {
            tag(span, ROWS, partial.getResult().getTotal());
        }
    }

    private static void tag(Span span, String name, @Nullable Object value) {
        if (value != null) {
            span.setTag(name, value.toString());
        }
    }
}
