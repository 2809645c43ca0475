package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Texts;
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
import org.jspecify.annotations.Nullable;

/** Creates the camel-http endpoint through which requests are sent, without changing its component. */
final class HttpEndpoints {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);
    /** The defaults of camel-http, which mean that the option is not set. */
    private static final long HTTP_CONNECT_TIMEOUT = Duration.ofMinutes(3).toMillis();

    private static final long HTTP_RESPONSE_TIMEOUT = 0;

    /** Servers and load balancers usually close idle connections after a minute or more. */
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(30);

    private HttpEndpoints() {}

    /** @throws HeymarketException if the context has no camel-http component of that name */
    static HttpComponent component(CamelContext context, String name) {
        boolean known = context.hasComponent(name) != null
                || context.getRegistry().lookupByName(name) != null
                || name.equals("http")
                || name.equals("https");
        if (!known) {
            throw new HeymarketException("httpComponent names " + Texts.quoted(name)
                    + ", and there is no such component; register a camel-http component under that name or leave the "
                    + "option out to use the context's https component");
        }
        if (context.getComponent(name) instanceof HttpComponent http) {
            return http;
        }
        throw new HeymarketException(
                "httpComponent names " + Texts.quoted(name) + ", which is not a camel-http component");
    }

    /**
     * Creates an endpoint that is not in Camel's registry.
     *
     * @param staleCheck applied to the pool, unless the application provides the pool
     * @param last configures the client after all others
     */
    static HttpEndpoint create(HttpComponent component, URI baseUrl, StaleCheck staleCheck, HttpClientConfigurer last) {
        try {
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(baseUrl.toString());
            CompositeHttpConfigurer all = new CompositeHttpConfigurer();
            all.addConfigurer(endpoint.getHttpClientConfigurer());
            all.addConfigurer(builder -> {
                disableAutomatisms(builder);
                last.configureHttpClient(builder);
            });
            endpoint.setHttpClientConfigurer(all);
            if (endpoint.getClientConnectionManager() != component.getClientConnectionManager()
                    && endpoint.getClientConnectionManager() instanceof PoolingHttpClientConnectionManager pool) {
                staleCheck.applyTo(HeadLimits.applyTo(endpoint, component, pool));
            }
            return endpoint;
        } catch (Exception e) {
            throw new HeymarketException(
                    "The HTTP client for " + baseUrl + " could not be created: " + e.getMessage(), e);
        }
    }

    /**
     * Disables what HttpClient does by itself: it would repeat even a POST after 429 and 503, and after 401 with the
     * credentials that the component has for another server.
     */
    private static void disableAutomatisms(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setTargetAuthenticationStrategy((challengeType, challenges, context) -> List.of());
    }

    /** The option of this component if it is set, else that of the HTTP component if it is set, else the default. */
    static Duration connectTimeout(HttpComponent component, ClientSettings settings) {
        return timeout(
                settings.timeouts().connect(), component.getConnectTimeout(), HTTP_CONNECT_TIMEOUT, CONNECT_TIMEOUT);
    }

    /** As {@link #connectTimeout}. */
    static Duration responseTimeout(HttpComponent component, ClientSettings settings) {
        return timeout(
                settings.timeouts().response(),
                component.getResponseTimeout(),
                HTTP_RESPONSE_TIMEOUT,
                RESPONSE_TIMEOUT);
    }

    /**
     * The maximum time from the wait for a free connection to the first byte of the request, including all addresses of the
     * host, proxy and TLS. It is longer than the sum of their timeouts.
     *
     * @return zero if one of these parts has no timeout
     */
    static Duration maxConnectDuration(RequestConfig base, Duration connectTimeout, Duration responseTimeout) {
        Timeout queue = base.getConnectionRequestTimeout();
        if (queue == null || queue.isDisabled() || connectTimeout.isZero() || responseTimeout.isZero()) {
            return Duration.ZERO;
        }
        return queue.toDuration().plus(connectTimeout).plus(responseTimeout);
    }

    private static Duration timeout(@Nullable Duration option, long httpOption, long httpDefault, Duration fallback) {
        if (option != null) {
            return option;
        }
        return httpOption == httpDefault ? fallback : Duration.ofMillis(httpOption);
    }

    /**
     * The configuration of each request. The connect timeout is set here although that is deprecated, because its successor is
     * set on the pool, which may belong to the application. An idle connection is closed after the time in the server's
     * {@code Keep-Alive} header, at most {@link #MAX_IDLE}, before the server closes it.
     */
    @SuppressWarnings("deprecation")
    static RequestConfig requestConfig(RequestConfig base, Duration connectTimeout, Duration responseTimeout) {
        return RequestConfig.copy(base)
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setResponseTimeout(Timeout.of(responseTimeout))
                .setConnectionKeepAlive(shorter(base.getConnectionKeepAlive(), MAX_IDLE))
                .build();
    }

    private static TimeValue shorter(@Nullable TimeValue value, TimeValue limit) {
        return value == null || value.compareTo(limit) > 0 ? limit : value;
    }
}
