package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.spi.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.http.HttpComponent;

/** A Camel context, and transports made in it. */
final class TransportFixture implements AutoCloseable {

    static final byte[] BODY = "{\"first\":\"Mära\"}".getBytes(StandardCharsets.UTF_8);

    final TestContext context = new TestContext();
    private final List<CamelHttpTransport> transports = new ArrayList<>();

    TransportFixture() {
        context.start();
    }

    HttpComponent https() {
        return context.getComponent("https", HttpComponent.class);
    }

    CamelHttpTransport transport(String baseUrl) {
        return transport(baseUrl, "https", null, null);
    }

    CamelHttpTransport transport(String baseUrl, String component, Duration connect, Duration response) {
        CamelHttpTransport transport = new CamelHttpTransport(
                context,
                component,
                new ClientSettings(
                        URI.create(baseUrl),
                        Calls.PAIR,
                        new ClientSettings.Timeouts(connect, response),
                        new ClientSettings.Retries(0, Duration.ofSeconds(1)),
                        new ClientSettings.Budget(500, Duration.ofSeconds(1))));
        transports.add(transport);
        return transport;
    }

    HttpTransport.HttpAnswer get(String baseUrl) throws IOException {
        return transport(baseUrl).send(Calls.read(), "t0ken", null);
    }

    static ApiRequest request(HttpMethod method, String path, Map<String, String> query) {
        return new ApiRequest(
                "api/call", method, path, query, JsonNodeFactory.instance.objectNode(), CallKind.UNSAFE_WRITE);
    }

    @Override
    public void close() {
        transports.forEach(CamelHttpTransport::close);
        context.stop();
    }
}
