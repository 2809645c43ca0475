package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.spi.Sleeper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A context for each test, its {@code heymarket:} component pointed at the sandbox, with a route for each URI that is sent
 * to. After the test every request that the sandbox saw is held against the description of the API.
 */
final class RouteTester implements BeforeEachCallback, AfterEachCallback {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HeymarketSandboxExtension sandboxes;
    private final Map<String, String> routes = new HashMap<>();
    private final Sleeper sleeper;
    private DefaultCamelContext context;
    private ProducerTemplate template;
    private boolean checked;

    RouteTester(HeymarketSandboxExtension sandboxes) {
        this(sandboxes, null);
    }

    /** @param sleeper in place of the waits for lost writes, which is {@code null} for those that there are */
    RouteTester(HeymarketSandboxExtension sandboxes, Sleeper sleeper) {
        this.sandboxes = sandboxes;
        this.sleeper = sleeper;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        checked = true;
        routes.clear();
        context = new TestContext();
        if (sleeper != null) {
            context.getRegistry().bind("sleeper", Sleeper.class, sleeper);
        }
        HeymarketConfiguration configuration = configuration();
        configuration.setBaseUrl(sandbox().baseUrl());
        configuration.setApiSecretId(sandbox().secretId());
        configuration.setApiSecretKey(sandbox().secretKey());
        configuration.setMaxRetries(1);
        configuration.setMaxRetryDelay(1);
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        List<RecordedRequest> requests = sandbox().requests();
        template.close();
        context.close();
        if (checked) {
            OpenApiCheck.assertValid(requests);
        }
    }

    /** For a test in which the route itself sends what the API does not know. */
    void withoutOpenApiCheck() {
        checked = false;
    }

    DefaultCamelContext context() {
        return context;
    }

    HeymarketSandbox sandbox() {
        return sandboxes.sandbox();
    }

    HeymarketSandbox sandbox(Profile profile) {
        sandbox().profile(profile);
        return sandbox();
    }

    /** What all endpoints start from. */
    HeymarketConfiguration configuration() {
        return context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
    }

    /** Sends through a route to that URI, made and started on the first use. */
    Exchange send(String uri, Object body, Object... headers) {
        return send(route(uri), message(body, headers));
    }

    /** What the route gave; a failure fails the test. */
    Message ok(String uri, Object body, Object... headers) {
        return succeeded(send(uri, body, headers));
    }

    /** Like {@link #ok}, with a step behind the endpoint, while the exchange is still under way. */
    Message okThen(String uri, Processor then, Object body, Object... headers) {
        String from = "direct:then" + routes.size();
        routes.put(from, from);
        add(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(uri).process(then);
            }
        });
        return succeeded(send(from, message(body, headers)));
    }

    /** The failure of that type that the route ended in. */
    <T extends Throwable> T failure(Class<T> type, String uri, Object body, Object... headers) {
        Exchange exchange = send(uri, body, headers);
        assertThat(exchange.getException()).isInstanceOf(type);
        return type.cast(exchange.getException());
    }

    Exchange send(String from, Processor message) {
        return template.send(from, message);
    }

    /** Adds a route of the test's own. */
    void add(RouteBuilder builder) {
        try {
            context.addRoutes(builder);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds and starts a route to that URI, and gives the failure to do so. */
    Throwable startFailure(String uri) {
        return org.assertj.core.api.Assertions.catchThrowable(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fails").routeId("fails").to(uri);
            }
        }));
    }

    private String route(String uri) {
        return routes.computeIfAbsent(uri, key -> {
            String from = "direct:route" + routes.size();
            add(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).to(uri);
                }
            });
            return from;
        });
    }

    private static Processor message(Object body, Object... headers) {
        return exchange -> {
            exchange.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getMessage().setHeader((String) headers[i], headers[i + 1]);
            }
        };
    }

    private static Message succeeded(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError("The route failed", exchange.getException());
        }
        return exchange.getMessage();
    }

    /** The requests that went to an endpoint of the table, in their order. */
    List<RecordedRequest> requests(ApiEndpoint endpoint) {
        Pattern path = Pattern.compile(endpoint.path()
                .replaceAll("\\{(id|contactId)}", "[0-9a-f-]*\\\\d[0-9a-f-]*")
                .replace("{channelType}", "[a-z]+"));
        return sandbox().requests().stream()
                .filter(request -> request.method().equals(endpoint.method().name()))
                .filter(request -> path.matcher(request.path()).matches())
                .toList();
    }

    /** The one request that went to an endpoint of the table. */
    RecordedRequest request(ApiEndpoint endpoint) {
        List<RecordedRequest> requests = requests(endpoint);
        assertThat(requests).as("requests to " + endpoint).hasSize(1);
        return requests.get(0);
    }

    /** The body of the one request that went to an endpoint of the table. */
    JsonNode sent(ApiEndpoint endpoint) {
        return json(request(endpoint).body());
    }

    /** Method and path of all requests, in their order. */
    List<String> calls() {
        return sandbox().requests().stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    /** A step that takes everything out of the iterator in the body. */
    static Processor drain(List<Object> into) {
        return exchange -> {
            Iterator<?> items = exchange.getMessage().getBody(Iterator.class);
            items.forEachRemaining(into::add);
        };
    }

    static List<?> list(Message message) {
        return message.getBody(List.class);
    }

    /** The contacts in a body that is a list of them. */
    static List<Contact> contacts(Message message) {
        return list(message).stream().map(Contact.class::cast).toList();
    }

    /** JSON, for reading's sake with single quotes. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.contains("\"") ? text : text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Each row's result, in the order of the input. */
    static List<RowResult> rowsOf(BulkResult result) {
        List<RowResult> rows = new ArrayList<>();
        result.rows().forEachRemaining(rows::add);
        return rows;
    }
}
