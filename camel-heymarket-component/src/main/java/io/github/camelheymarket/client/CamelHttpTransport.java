package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.net.URIBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests through the HTTP client of a camel-http endpoint, so that TLS, proxy, pool and timeouts are configured on the
 * {@code https} component, as for any Camel route. The endpoint is private and not in Camel's registry; the component is not
 * changed.
 *
 * <p>{@code responseTimeout} limits two phases: from the first byte of the request to the headers of the response, and from
 * there to the end of the response. It limits the whole phase and not a single read, so that a server which sends single bytes
 * cannot hold the call for ever.
 */
final class CamelHttpTransport implements HttpTransport {

    private static final Header ACCEPT = new BasicHeader("Accept", "application/json");
    private static final String SENDING = CamelHttpTransport.class.getName() + ".sending";

    private final CamelContext camel;
    private final URI baseUrl;
    private final HttpHost host;
    private final HttpEndpoint endpoint;
    private final HttpClient client;
    private final RequestConfig config;
    private final Duration responseTimeout;
    private final Duration maxConnectDuration;
    private final Deadlines deadlines;
    private final Tracing tracing;
    private final StaleCheck staleCheck = new StaleCheck();
    private final Set<HttpUriRequestBase> inFlight = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Bearer bearer;
    private volatile boolean closed;

    CamelHttpTransport(CamelContext camel, String httpComponent, ClientSettings settings) {
        this.camel = camel;
        this.tracing = Tracing.of(camel);
        this.baseUrl = settings.baseUrl();
        this.host = new HttpHost(baseUrl.getScheme(), baseUrl.getHost(), baseUrl.getPort());
        HttpComponent component = HttpEndpoints.component(camel, httpComponent);
        Duration connectTimeout = HttpEndpoints.connectTimeout(component, settings);
        this.responseTimeout = HttpEndpoints.responseTimeout(component, settings);
        this.endpoint = HttpEndpoints.create(component, baseUrl, staleCheck, CamelHttpTransport::addSendingInterceptor);
        ServiceHelper.startService(endpoint);
        this.client = endpoint.getHttpClient();
        RequestConfig base =
                client instanceof Configurable configurable ? configurable.getConfig() : RequestConfig.DEFAULT;
        this.config = HttpEndpoints.requestConfig(base, connectTimeout, responseTimeout);
        this.maxConnectDuration = HttpEndpoints.maxConnectDuration(base, connectTimeout, responseTimeout);
        this.deadlines = new Deadlines(task -> camel.getExecutorServiceManager().newThread("HeymarketDeadlines", task));
    }

    /**
     * Adds an interceptor that runs after the connection is established, including proxy and TLS, and before the first byte of
     * the request: what fails earlier has not reached Heymarket. It also restores the token, which the authentication of the
     * component, meant for other servers, may have replaced.
     */
    private static void addSendingInterceptor(HttpClientBuilder builder) {
        builder.addRequestInterceptorLast((request, entity, context) -> {
            if (context.getAttribute(SENDING) instanceof Sending sending) {
                request.setHeader(sending.authorization);
                sending.begin();
            }
        });
    }

    @Override
    public HttpAnswer send(ApiRequest request, String token, byte @Nullable [] body) throws IOException {
        try (Tracing.Span span = tracing.begin(request, baseUrl)) {
            try {
                HttpAnswer answer = send(request, token, body, span);
                span.answered(answer.status(), answer.requestId());
                return answer;
            } catch (IOException | RuntimeException e) {
                span.failed(e);
                throw e;
            }
        }
    }

    private HttpAnswer send(ApiRequest request, String token, byte @Nullable [] body, Tracing.Span span)
            throws IOException {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method().name(), uri(request));
        Sending sending = new Sending(authorization(token), deadlines.watch(http::abort), responseTimeout);
        http.setHeader(sending.authorization);
        http.setHeader(ACCEPT);
        span.passOn(http::setHeader);
        if (body != null) {
            http.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        }
        staleCheck.begin(request.kind());
        inFlight.add(http);
        try {
            if (closed) {
                throw new NotSentException("the client was closed", null);
            }
            sending.watch.begin(maxConnectDuration);
            ClassicHttpResponse response = client.executeOpen(host, http, context(sending));
            try {
                sending.watch.begin(responseTimeout);
                if (!sending.begun) {
                    throw new NotSentException("the proxy answered " + response.getCode(), null);
                }
                return new HttpAnswer(
                        response.getCode(),
                        header(response, "X-Request-Id"),
                        header(response, "Retry-After"),
                        AnswerText.read(response, http::abort),
                        header(response, "Date"));
            } finally {
                close(response);
            }
        } catch (NotSentException e) {
            throw e;
        } catch (IOException e) {
            IOException reason = sending.watch.isExpired() ? timeout(e) : withLimits(e);
            throw sending.begun ? reason : notSent(reason);
        } catch (RuntimeException e) {
            // From a closed pool, or from an interceptor that the application has added.
            throw sending.begun ? new IOException("the HTTP client failed", e) : notSent(e);
        } finally {
            inFlight.remove(http);
            staleCheck.end();
            sending.watch.end();
        }
    }

    /** The message shows host and port, where to look for the reason. */
    private NotSentException notSent(Exception e) {
        int port = baseUrl.getPort() >= 0 ? baseUrl.getPort() : "https".equals(baseUrl.getScheme()) ? 443 : 80;
        return new NotSentException(NotSentReason.of(e) + " (" + baseUrl.getHost() + ":" + port + ")", e);
    }

    /** The exception of an aborted request does not say that it was a timeout. */
    private static IOException timeout(IOException aborted) {
        IOException timeout = new SocketTimeoutException("it took too long as a whole");
        timeout.initCause(aborted);
        return timeout;
    }

    private static IOException withLimits(IOException e) {
        return e instanceof MessageConstraintException
                ? new AnswerTooLongException(
                        "the head of the answer, or a line between the pieces of its body, is longer than "
                                + HeadLimits.MAX_LINE / 1024 + " KiB, or there are more than " + HeadLimits.MAX_HEADERS
                                + " headers")
                : e;
    }

    private static void close(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            // The response is read, or another exception is on its way.
        }
    }

    private HttpClientContext context(Sending sending) {
        HttpClientContext context = endpoint.getHttpContext() == null
                ? HttpClientContext.create()
                : new HttpClientContext(endpoint.getHttpContext());
        context.setRequestConfig(config);
        context.setAttribute(SENDING, sending);
        if (endpoint.getHttpActivityListener() != null) {
            // The listeners of camel-http need both attributes.
            context.setAttribute("org.apache.hc.core5.http.HttpHost", host);
            context.setAttribute("org.apache.camel.Exchange", new DefaultExchange(camel));
        }
        return context;
    }

    /** The same object for as long as the token is the same. */
    private Header authorization(String token) {
        Bearer latest = bearer;
        if (latest == null || !latest.token().equals(token)) {
            latest = new Bearer(token, new BasicHeader("Authorization", "Bearer " + token));
            bearer = latest;
        }
        return latest.header();
    }

    private URI uri(ApiRequest request) {
        if (request.query().isEmpty() && isPlain(request.path())) {
            return URI.create(baseUrl + request.path());
        }
        try {
            URIBuilder uri = new URIBuilder(baseUrl + request.path(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> parameter : request.query().entrySet()) {
                uri.addParameter(parameter.getKey(), parameter.getValue());
            }
            URI built = uri.build();
            if (request.path().startsWith("/") && baseUrl.getRawAuthority().equals(built.getRawAuthority())) {
                return built;
            }
        } catch (URISyntaxException e) {
            // The exception below does not contain the path, which may be personal data.
        }
        throw new HeymarketException("The path of " + request + " cannot be part of a URL: it begins with one /");
    }

    /** Whether a path is the same after it was encoded. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean kept = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '/'
                    || c == '_';
            if (!kept) {
                return false;
            }
        }
        return path.startsWith("/") && !path.startsWith("//");
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /**
     * Aborts the requests in flight before it closes the pool. The pool closes TLS connections gracefully, and would wait for
     * ever for a thread that is blocked in a write because the server has stopped reading.
     */
    @Override
    public void close() {
        deadlines.close();
        closed = true;
        inFlight.forEach(HttpUriRequestBase::abort);
        ServiceHelper.stopAndShutdownService(endpoint);
    }

    private record Bearer(String token, Header header) {}

    /** The state of one request on its way through the HTTP client. */
    private static final class Sending {
        private final Header authorization;
        private final Deadlines.Watch watch;
        private final Duration responseTimeout;
        private volatile boolean begun;

        Sending(Header authorization, Deadlines.Watch watch, Duration responseTimeout) {
            this.authorization = authorization;
            this.watch = watch;
            this.responseTimeout = responseTimeout;
        }

        void begin() {
            begun = true;
            watch.begin(responseTimeout);
        }
    }
}
