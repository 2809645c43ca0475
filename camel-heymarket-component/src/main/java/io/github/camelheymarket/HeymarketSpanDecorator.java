package io.github.camelheymarket;

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

/**
 * What the span of an exchange tells about its call. It has nothing of the body and no header of the message, which may contain
 * personal data. camel-telemetry finds this class as a service; the component does not use it, since camel-telemetry is
 * optional.
 */
public class HeymarketSpanDecorator extends AbstractSpanDecorator {

    public static final String OPERATION = "heymarket.operation";
    public static final String API_VERSION = "heymarket.api.version";
    public static final String ROWS = "heymarket.rows";
    public static final String REQUESTS = "heymarket.requests";
    public static final String RETRIES = "heymarket.retries";
    public static final String REQUEST_ID = "heymarket.request.id";

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
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
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

    private static void tagResult(Span span, Message message) {
        tag(span, TagConstants.HTTP_STATUS, message.getHeader(HeymarketConstants.RESULT_STATUS));
        tag(span, REQUEST_ID, message.getHeader(HeymarketConstants.RESULT_REQUEST_ID));
        tag(span, ROWS, message.getHeader(HeymarketConstants.RESULT_TOTAL));
        Integer attempts = message.getHeader(HeymarketConstants.RESULT_ATTEMPTS, Integer.class);
        Object requests = message.getHeader(HeymarketConstants.RESULT_REQUESTS);
        tag(span, REQUESTS, requests == null ? attempts : requests);
        tag(span, RETRIES, attempts == null ? null : attempts - 1);
    }

    private static void tagFailure(Span span, HeymarketException failure) {
        tag(span, TagConstants.HTTP_STATUS, failure.getStatus() == 0 ? null : failure.getStatus());
        tag(span, REQUEST_ID, failure.getRequestId());
        if (failure instanceof HeymarketPartialException partial && partial.getResult() != null) {
            tag(span, ROWS, partial.getResult().getTotal());
            tag(span, REQUESTS, partial.getResult().getRequests());
        } else if (failure.getAttempts() > 0) {
            tag(span, REQUESTS, failure.getAttempts());
            tag(span, RETRIES, failure.getAttempts() - 1);
        }
    }

    private static void tag(Span span, String name, Object value) {
        if (value != null) {
            span.setTag(name, value.toString());
        }
    }
}
