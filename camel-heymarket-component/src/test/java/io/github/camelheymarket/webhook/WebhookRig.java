package io.github.camelheymarket.webhook;

import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A context with an HTTP server on a free port, a route that receives events, and what came through it. */
final class WebhookRig implements AfterEachCallback {

    static final String TOKEN = "whk-3f9c-sandbox";
    static final String RECEIVE = "webhook:heymarket:events/receive";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<Exchange> seen = new CopyOnWriteArrayList<>();
    private final VertxPlatformHttpServer server;
    private TestContext context = new TestContext();

    WebhookRig() {
        context.getShutdownStrategy().setTimeout(10);
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("localhost");
        configuration.setBindPort(0);
        server = new VertxPlatformHttpServer(configuration);
    }

    DefaultCamelContext context() {
        return context;
    }

    /** The options of a route with the sandbox's token, and more. */
    static String receive(String... options) {
        return RECEIVE + "?webhookToken=" + TOKEN + (options.length == 0 ? "" : "&" + String.join("&", options));
    }

    /** Starts a route that keeps what comes, after a step. */
    WebhookRig start(String uri, Processor step) {
        return start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId("events").process(step).process(WebhookRig.this::keep);
            }
        });
    }

    WebhookRig start(String uri) {
        return start(uri, exchange -> {});
    }

    WebhookRig start(RouteBuilder routes) {
        try {
            context.addService(server);
            context.addRoutes(routes);
            context.start();
            return this;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A step of a test's own route. */
    void keep(Exchange exchange) {
        seen.add(exchange.copy());
    }

    List<Message> seen() {
        return seen.stream().map(Exchange::getMessage).toList();
    }

    List<Exchange> exchanges() {
        return seen;
    }

    Message one() {
        if (seen.size() != 1) {
            throw new AssertionError("There should be one exchange, and there are " + seen.size());
        }
        return seen.get(0).getMessage();
    }

    String url() {
        return url("/heymarket/events");
    }

    String url(String path) {
        return "http://localhost:" + server.getPort() + path;
    }

    HttpResponse<String> post(String body) {
        return send("POST", BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(String method, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url()))
                .method(method, body)
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int status(String body) {
        return post(body).statusCode();
    }

    /** Delivers the documented way: one envelope, once. */
    static SandboxWebhook documented(io.github.camelheymarket.sandbox.HeymarketSandbox sandbox) {
        sandbox.profile(io.github.camelheymarket.sandbox.settings.Profile.KIND);
        return sandbox.webhook();
    }

    void stop() {
        context.stop();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        context.stop();
    }
}
