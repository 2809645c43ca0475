package io.github.camelheymarket;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;

/** A route from contacts/changes that is polled by hand, and what it was given. Each one is a life of the program. */
final class ChangesRig implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final PollByHand poller = new PollByHand();
    private final TestContext context = new TestContext();
    private final HeymarketSandbox sandbox;
    final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
    final List<Throwable> handled = Collections.synchronizedList(new ArrayList<>());
    final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    ChangesRig(HeymarketSandbox sandbox, TimeSource time) {
        this.sandbox = sandbox;
        context.getRegistry().bind("poller", poller);
        context.getRegistry().bind("time", time);
        context.getRegistry().bind("handled", new Handler());
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setApiKey(sandbox.apiKey());
        configuration.setMaxRetries(0);
        configuration.setRequestsPerMinute(0);
    }

    DefaultCamelContext context() {
        return context;
    }

    static String uri(String options) {
        return "heymarket:contacts/changes?scheduler=#poller&exceptionHandler=#handled"
                + (options.isEmpty() ? "" : "&" + options);
    }

    ChangesRig start(String options) {
        return start(options, exchange -> {});
    }

    /** @param step runs before an exchange is counted as given */
    ChangesRig start(String options, Processor step) {
        return start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri(options)).routeId("changes").process(step).process(exchanges::add);
            }
        });
    }

    ChangesRig start(RouteBuilder routes) {
        try {
            context.addRoutes(routes);
            context.start();
            return this;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Polls once. @return the ids of the contacts given meanwhile, in their order */
    List<Long> poll() {
        int before = exchanges.size();
        poller.poll();
        return ids(before);
    }

    List<Long> ids(int from) {
        return List.copyOf(exchanges).stream()
                .skip(from)
                .map(exchange -> contact(exchange).getId())
                .toList();
    }

    static Contact contact(Exchange exchange) {
        return exchange.getMessage().getBody(Contact.class);
    }

    List<Contact> contacts() {
        return List.copyOf(exchanges).stream().map(ChangesRig::contact).toList();
    }

    static String cursor(Exchange exchange) {
        return exchange.getMessage().getHeader(HeymarketConstants.RESULT_CURSOR, String.class);
    }

    /** Ends the program in order. */
    @Override
    public void close() {
        context.stop();
    }

    /** Changes a contact by the API, as another program would. */
    static void change(HeymarketSandbox sandbox, SandboxContact contact, String first) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/v1/contact/" + contact.id()))
                .header("Authorization", "Bearer " + sandbox.apiKey())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"phone\":\"" + contact.phone() + "\",\"first\":\"" + first + "\"}"))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "The sandbox answered " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Handler implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            handleException("", null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            messages.add(message);
            handled.add(exception);
        }
    }

    /** A clock that stands still until a test moves it; the sandbox can go by it too. */
    static final class Clock implements TimeSource {
        static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
        private volatile Instant now = START;

        @Override
        public Instant now() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        void reset() {
            now = START;
        }
    }
}
