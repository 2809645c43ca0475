package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.CompositeHttpConfigurer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the camel-http endpoint that our requests go through, without a change to the component it comes from. */
final class HttpEndpoints {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);
    /** The defaults of camel-http, by which "not set" is told. */
    private static final long THEIR_CONNECT_TIMEOUT = Duration.ofMinutes(3).toMillis();

    private static final long THEIR_RESPONSE_TIMEOUT = 0;

    /** Servers and load balancers close idle connections after a minute or later, unless their Keep-Alive header says otherwise. */
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(30);

    private HttpEndpoints() {}

    /** @throws HeymarketException when the context has no camel-http component of that name */
    static HttpComponent component(CamelContext context, String name) {
        boolean known = context.hasComponent(name) != null
                || context.getRegistry().lookupByName(name) != null
                || name.equals("http")
                || name.equals("https");
        if (!known) {
            throw new HeymarketException("httpComponent names '" + name
                    + "', and there is no such component; register a camel-http component under that name or leave the "
                    + "option out to use the context's https component");
        }
        if (context.getComponent(name) instanceof HttpComponent http) {
            return http;
        }
        throw new HeymarketException("httpComponent names '" + name + "', which is no camel-http component");
    }

    /**
     * An endpoint that is ours alone and that Camel's registry does not know.
     *
     * @param staleCheck probes the connections of a pool that is not the user's own
     * @param last configures the client after everybody else
     */
    static HttpEndpoint create(HttpComponent component, URI baseUrl, StaleCheck staleCheck, HttpClientConfigurer last) {
        try {
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(baseUrl.toString());
            CompositeHttpConfigurer both = new CompositeHttpConfigurer();
            both.addConfigurer(endpoint.getHttpClientConfigurer());
            both.addConfigurer(builder -> {
                leaveEverythingToUs(builder);
                last.configureHttpClient(builder);
            });
            endpoint.setHttpClientConfigurer(both);
            if (endpoint.getClientConnectionManager() != component.getClientConnectionManager()
                    && endpoint.getClientConnectionManager() instanceof PoolingHttpClientConnectionManager pool) {
                staleCheck.applyTo(HeadLimits.applyTo(endpoint, component, pool));
            }
            return endpoint;
        } catch (Exception e) {
            throw new HeymarketException("The HTTP client for " + baseUrl + " could not be made: " + e.getMessage(), e);
        }
    }

    /**
     * HttpClient 5 would send even a POST again on 429 and 503, and wait as long as Retry-After says; and after a 401 with
     * the user and password that the component has for another server.
     */
    private static void leaveEverythingToUs(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setTargetAuthenticationStrategy((challengeType, challenges, context) -> List.of());
    }

    /** An option of ours that was set wins, else what was set on the HTTP component, else our default. */
    static Duration connectTimeout(HttpComponent component, ClientSettings settings) {
        return timeout(
                settings.timeouts().connect(), component.getConnectTimeout(), THEIR_CONNECT_TIMEOUT, CONNECT_TIMEOUT);
    }

    /** Like {@link #connectTimeout}. */
    static Duration responseTimeout(HttpComponent component, ClientSettings settings) {
        return timeout(
                settings.timeouts().response(),
                component.getResponseTimeout(),
                THEIR_RESPONSE_TIMEOUT,
                RESPONSE_TIMEOUT);
    }

    /**
     * The longest time from the wait for a free connection to the first byte of the request, all addresses of the host,
     * proxy and TLS included: more than the timeouts of its parts should ever add up to.
     *
     * @return zero where one of the parts may take as long as it likes
     */
    static Duration mostForConnecting(RequestConfig theirs, Duration connectTimeout, Duration responseTimeout) {
        Timeout queue = theirs.getConnectionRequestTimeout();
        if (queue == null || queue.isDisabled() || connectTimeout.isZero() || responseTimeout.isZero()) {
            return Duration.ZERO;
        }
        return queue.toDuration().plus(connectTimeout).plus(responseTimeout);
    }

    private static Duration timeout(Duration ours, long theirs, long theirDefault, Duration ourDefault) {
        if (ours != null) {
            return ours;
        }
        return theirs == theirDefault ? ourDefault : Duration.ofMillis(theirs);
    }

    /**
     * Per request is the only level that works on a pool that is not ours; the successor of the connect timeout is set on the
     * pool itself. A connection is given up before the server closes it, after the time that its {@code Keep-Alive} header tells
     * or {@link #MAX_IDLE}.
     */
    @SuppressWarnings("deprecation")
    static RequestConfig requestConfig(RequestConfig theirs, Duration connectTimeout, Duration responseTimeout) {
        return RequestConfig.copy(theirs)
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setResponseTimeout(Timeout.of(responseTimeout))
                .setConnectionKeepAlive(shorter(theirs.getConnectionKeepAlive(), MAX_IDLE))
                .build();
    }

    private static TimeValue shorter(TimeValue theirs, TimeValue ours) {
        return theirs == null || theirs.compareTo(ours) > 0 ? ours : theirs;
    }
}
