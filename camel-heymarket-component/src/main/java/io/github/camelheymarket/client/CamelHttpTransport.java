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

/**
 * Sends through the client of a camel-http endpoint, so that TLS, proxy, pool and timeouts are set where every Camel
 * user sets them: on the {@code https} component. The endpoint is ours alone and not in Camel's registry; the shared
 * component is not changed.
 *
 * <p>{@code responseTimeout} counts twice: from the first byte of the request to the head of the answer, and from there to
 * the answer's end. So a server that is busy does not take the time away that a long answer needs on a slow line, and one
 * that sends a byte now and then is not waited for without end.
 */
final class CamelHttpTransport implements HttpTransport {

    private static final String SENDING = CamelHttpTransport.class.getName() + ".sending";

    private final CamelContext camel;
    private final URI baseUrl;
    private final HttpHost host;
    private final HttpEndpoint endpoint;
    private final HttpClient client;
    private final RequestConfig config;
    private final Duration responseTimeout;
    private final Duration mostForConnecting;
    private final Deadlines deadlines;
    private final StaleCheck staleCheck = new StaleCheck();
    private final Set<HttpUriRequestBase> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    CamelHttpTransport(CamelContext camel, String httpComponent, ClientSettings settings) {
        this.camel = camel;
        this.baseUrl = settings.baseUrl();
        this.host = new HttpHost(baseUrl.getScheme(), baseUrl.getHost(), baseUrl.getPort());
        HttpComponent component = HttpEndpoints.component(camel, httpComponent);
        Duration connectTimeout = HttpEndpoints.connectTimeout(component, settings);
        this.responseTimeout = HttpEndpoints.responseTimeout(component, settings);
        this.endpoint =
                HttpEndpoints.create(component, baseUrl, staleCheck, CamelHttpTransport::noticeWhenSendingBegins);
        ServiceHelper.startService(endpoint);
        this.client = endpoint.getHttpClient();
        RequestConfig theirs =
                client instanceof Configurable configurable ? configurable.getConfig() : RequestConfig.DEFAULT;
        this.config = HttpEndpoints.requestConfig(theirs, connectTimeout, responseTimeout);
        this.mostForConnecting = HttpEndpoints.mostForConnecting(theirs, connectTimeout, responseTimeout);
        this.deadlines = new Deadlines(task -> camel.getExecutorServiceManager().newThread("HeymarketDeadlines", task));
    }

    /**
     * Runs when there is a connection, with proxy and TLS behind it, and before the first byte of the request: what goes
     * wrong before that has surely not reached Heymarket. It puts our token back where the component's own
     * authentication, meant for other servers, has put another.
     */
    private static void noticeWhenSendingBegins(HttpClientBuilder builder) {
        builder.addRequestInterceptorLast((request, entity, context) -> {
            if (context.getAttribute(SENDING) instanceof Sending sending) {
                request.setHeader(sending.authorization);
                sending.begin();
            }
        });
    }

    @Override
    public HttpAnswer send(ApiRequest request, String token, byte[] body) throws IOException {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method().name(), uri(request));
        Sending sending = new Sending(token, deadlines.watch(http::abort), responseTimeout);
        http.setHeader(sending.authorization);
        http.setHeader("Accept", "application/json");
        if (body != null) {
            http.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        }
        staleCheck.begin(request.kind());
        underWay.add(http);
        try {
            if (closed) {
                throw new NotSentException("the client was closed", null);
            }
            sending.watch.begin(mostForConnecting);
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
            IOException reason = sending.watch.isExpired() ? tooSlow(e) : notEndless(e);
            throw sending.begun ? reason : notSent(reason);
        } catch (RuntimeException e) {
            // A closed pool, or something that the user has put into the client: the same question decides.
            throw sending.begun ? new IOException("the HTTP client failed", e) : notSent(e);
        } finally {
            underWay.remove(http);
            staleCheck.end();
            sending.watch.end();
        }
    }

    /** A person looks for the fault at an address. */
    private NotSentException notSent(Exception e) {
        int port = baseUrl.getPort() >= 0 ? baseUrl.getPort() : "https".equals(baseUrl.getScheme()) ? 443 : 80;
        return new NotSentException(NotSentReason.of(e) + " (" + baseUrl.getHost() + ":" + port + ")", e);
    }

    /** What the connection says when we break it off is not what went wrong. */
    private static IOException tooSlow(IOException brokenOff) {
        IOException timeout = new SocketTimeoutException("it took too long as a whole");
        timeout.initCause(brokenOff);
        return timeout;
    }

    private static IOException notEndless(IOException e) {
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
            // The answer is read, or what is wrong with it is told already.
        }
    }

    private HttpClientContext context(Sending sending) {
        HttpClientContext context = endpoint.getHttpContext() == null
                ? HttpClientContext.create()
                : new HttpClientContext(endpoint.getHttpContext());
        context.setRequestConfig(config);
        context.setAttribute(SENDING, sending);
        if (endpoint.getHttpActivityListener() != null) {
            // What camel-http's listeners look for, and fail without.
            context.setAttribute("org.apache.hc.core5.http.HttpHost", host);
            context.setAttribute("org.apache.camel.Exchange", new DefaultExchange(camel));
        }
        return context;
    }

    private URI uri(ApiRequest request) {
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
            // Said below, without the path: it may hold what is nobody's business.
        }
        throw new HeymarketException("The path of " + request + " cannot be part of a URL: it begins with one /");
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /**
     * Breaks off what is under way before the pool closes. The pool closes a TLS connection politely, and waits without end
     * for a thread that is stuck in the middle of a request, because the server reads no more; nobody could free that
     * thread afterwards.
     */
    @Override
    public void close() {
        deadlines.close();
        closed = true;
        underWay.forEach(HttpUriRequestBase::abort);
        ServiceHelper.stopAndShutdownService(endpoint);
    }

    /** What one request's way through the client is told by. */
    private static final class Sending {
        private final Header authorization;
        private final Deadlines.Watch watch;
        private final Duration responseTimeout;
        private volatile boolean begun;

        Sending(String token, Deadlines.Watch watch, Duration responseTimeout) {
            this.authorization = new BasicHeader("Authorization", "Bearer " + token);
            this.watch = watch;
            this.responseTimeout = responseTimeout;
        }

        void begin() {
            begun = true;
            watch.begin(responseTimeout);
        }
    }
}
