package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends through the client of a camel-http endpoint, so that TLS, proxy, pool and timeouts are set where every Camel
 * user sets them: on the {@code https} component. The endpoint is ours alone and not in Camel's registry; the shared
 * component is not changed.
 */
final class CamelHttpTransport implements HttpTransport {

    /** Above this an answer is refused: the largest page the API is known to give is some hundred contacts. */
    static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private final URI baseUrl;
    private final HttpEndpoint endpoint;
    private final RequestConfig timeouts;

    CamelHttpTransport(CamelContext context, String httpComponent, ClientSettings settings) {
        this.baseUrl = settings.baseUrl();
        HttpComponent component = component(context, httpComponent);
        this.endpoint = endpoint(component, baseUrl);
        this.timeouts = timeouts(component, settings);
        ServiceHelper.startService(endpoint);
    }

    private static HttpComponent component(CamelContext context, String name) {
        if (context.hasComponent(name) == null
                && context.getRegistry().lookupByName(name) == null
                && !name.equals("http")
                && !name.equals("https")) {
            throw new HeymarketException("httpComponent names '" + name
                    + "', and there is no such component; register a camel-http component under that name or leave the "
                    + "option out to use the context's https component");
        }
        if (context.getComponent(name) instanceof HttpComponent http) {
            return http;
        }
        throw new HeymarketException("httpComponent names '" + name + "', which is no camel-http component");
    }

    private static HttpEndpoint endpoint(HttpComponent component, URI baseUrl) {
        try {
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(baseUrl.toString());
            HttpClientConfigurer theirs = endpoint.getHttpClientConfigurer();
            endpoint.setHttpClientConfigurer(builder -> {
                if (theirs != null) {
                    theirs.configureHttpClient(builder);
                }
                leaveEverythingToUs(builder);
            });
            return endpoint;
        } catch (Exception e) {
            throw new HeymarketException("The HTTP client for " + baseUrl + " could not be made: " + e.getMessage(), e);
        }
    }

    /** HttpClient 5 would send even a POST again on 429 and 503, and wait as long as Retry-After says. */
    private static void leaveEverythingToUs(HttpClientBuilder builder) {
        builder.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
    }

    /**
     * An option of ours that was set wins, else what was set on the HTTP component, else our default; 3 minutes and 0
     * are that component's own defaults, by which "not set" is told.
     */
    private static RequestConfig timeouts(HttpComponent component, ClientSettings settings) {
        Duration connect = settings.connectTimeout();
        if (connect == null) {
            long theirs = component.getConnectTimeout();
            connect = Duration.ofMillis(theirs == 3 * 60 * 1000L ? 10_000 : theirs);
        }
        Duration response = settings.responseTimeout();
        if (response == null) {
            long theirs = component.getResponseTimeout();
            response = Duration.ofMillis(theirs == 0 ? 60_000 : theirs);
        }
        RequestConfig.Builder config = RequestConfig.custom()
                .setResponseTimeout(Timeout.ofMilliseconds(response.toMillis()))
                .setConnectionRequestTimeout(Timeout.ofMilliseconds(component.getConnectionRequestTimeout()))
                .setRedirectsEnabled(false);
        connectTimeout(config, connect);
        return config.build();
    }

    /** Per request is the only level that works on a pool that is not ours; its successor is set on the pool itself. */
    @SuppressWarnings("deprecation")
    private static void connectTimeout(RequestConfig.Builder config, Duration connect) {
        config.setConnectTimeout(Timeout.ofMilliseconds(connect.toMillis()));
    }

    @Override
    public HttpAnswer send(ApiRequest request, String token, byte[] body) throws IOException {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method().name(), uri(request));
        http.setHeader("Authorization", "Bearer " + token);
        http.setHeader("Accept", "application/json");
        if (body != null) {
            http.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        }
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(timeouts);
        HttpHost host = new HttpHost(baseUrl.getScheme(), baseUrl.getHost(), baseUrl.getPort());
        // What camel-http's HttpActivityListener looks for; it gets nulls otherwise.
        context.setAttribute("org.apache.hc.core5.http.HttpHost", host);
        try (ClassicHttpResponse response = endpoint.getHttpClient().executeOpen(host, http, context)) {
            return new HttpAnswer(
                    response.getCode(),
                    header(response, "X-Request-Id"),
                    header(response, "Retry-After"),
                    read(response));
        } catch (ConnectException
                | ConnectTimeoutException
                | ConnectionRequestTimeoutException
                | NoRouteToHostException
                | UnknownHostException
                | SSLHandshakeException
                | SSLPeerUnverifiedException e) {
            throw new NotSentException(e);
        }
    }

    private URI uri(ApiRequest request) {
        try {
            URIBuilder uri = new URIBuilder(baseUrl.resolve(request.path()), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> parameter : request.query().entrySet()) {
                uri.addParameter(parameter.getKey(), parameter.getValue());
            }
            return uri.build();
        } catch (URISyntaxException e) {
            throw new HeymarketException("The path of " + request + " cannot be part of a URL", e);
        }
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static String read(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        try (InputStream in = response.getEntity().getContent()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.size() + n > MAX_ANSWER_BYTES) {
                    throw new AnswerTooLongException("The answer is longer than " + MAX_ANSWER_BYTES + " bytes");
                }
                out.write(buffer, 0, n);
            }
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        ServiceHelper.stopAndShutdownService(endpoint);
    }
}
