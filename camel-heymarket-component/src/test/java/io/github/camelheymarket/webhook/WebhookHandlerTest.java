package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.model.HeymarketMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered, and what enters the route, without an HTTP server. */
class WebhookHandlerTest {

    private static final String SENT =
            "{\"token\":\"t0\",\"type\":\"message_sent\",\"data\":{\"id\":7,\"date\":\"1\"}}";
    private static final String OPT_OUT = "{\"token\":\"t0\",\"type\":\"target_opt_out\"}";

    private final DefaultCamelContext context = new TestContext();
    private final List<WebhookEvent> events = new ArrayList<>();

    /** A route that is told when to end. */
    private final class Held extends AsyncProcessorSupport {
        private final List<AsyncCallback> callbacks = new ArrayList<>();
        private final List<Exchange> exchanges = new ArrayList<>();

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            exchanges.add(exchange);
            callbacks.add(callback);
            return false;
        }
    }

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static WebhookSettings settings(String types, boolean received, long window, int maxSize) {
        return new WebhookSettings(List.of("t0"), types, received, window, 100, maxSize);
    }

    private WebhookHandler handler(WebhookSettings settings, Processor route) {
        WebhookHandler handler = new WebhookHandler(
                context,
                settings,
                new RecentDeliveries(settings),
                event -> {
                    events.add(event);
                    return new DefaultExchange(context);
                },
                route);
        handler.start();
        return handler;
    }

    private WebhookHandler handler(Processor route) {
        return handler(settings(null, false, 60_000, 1_000), route);
    }

    /** The answer as status and text; {@code null} while there is none. */
    private String answer(WebhookHandler handler, Object body) {
        Exchange http = new DefaultExchange(context);
        http.getMessage().setBody(body);
        if (body instanceof String text) {
            http.getMessage().setHeader("Content-Length", text.length());
        }
        boolean[] done = {false};
        boolean sync = handler.process(http, doneSync -> done[0] = true);
        assertThat(sync).isEqualTo(done[0]);
        return done[0] ? answer(http) : null;
    }

    private static String answer(Exchange http) {
        return http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE) + " "
                + http.getMessage().getBody();
    }

    @Test
    void anAnswerIsPlainText() {
        Exchange http = new DefaultExchange(context);
        http.getMessage().setBody(OPT_OUT);
        handler(exchange -> {}).process(http, sync -> {});
        assertThat(http.getMessage().getHeaders())
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 200)
                .containsEntry(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
    }

    @Test
    void theRouteIsWaitedFor() {
        Held route = new Held();
        WebhookHandler handler = handler(route);
        Exchange http = new DefaultExchange(context);
        http.getMessage().setBody(SENT);
        boolean[] done = {false};
        assertThat(handler.process(http, sync -> done[0] = true)).isFalse();
        assertThat(done[0]).isFalse();
        assertThat(answer(handler, SENT)).isEqualTo("503 This event is being processed.");
        route.callbacks.get(0).done(false);
        assertThat(done[0]).isTrue();
        assertThat(answer(http)).isEqualTo("200 ok");
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"exception", "rollback", "rollbackLast", "error"})
    void whatTheRouteDidNotProcessIsA500AndItsNextDeliveryANewTry(String how) {
        Consumer<Exchange> failure = switch (how) {
            case "exception" -> exchange -> exchange.setException(new IOException("the reason"));
            case "rollback" -> exchange -> exchange.setRollbackOnly(true);
            case "rollbackLast" -> exchange -> exchange.setRollbackOnlyLast(true);
            default ->
                exchange -> {
                    throw new AssertionError("the reason");
                };
        };
        WebhookHandler handler = handler(new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (events.size() == 1) {
                    failure.accept(exchange);
                }
                callback.done(true);
                return true;
            }
        });
        assertThat(answer(handler, SENT)).isEqualTo("500 The event was not processed.");
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        assertThat(events).hasSize(2);
    }

    @Test
    void aRouteThatEndsAndThenThrowsHasEnded() {
        WebhookHandler handler = handler(new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                callback.done(true);
                throw new AssertionError("too late");
            }
        });
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        assertThat(events).hasSize(1);
    }

    @Test
    void anEventThatIsNotWantedIsAnsweredAndGoesNowhere() {
        WebhookHandler handler = handler(settings("target_*", false, 60_000, 1_000), exchange -> {});
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        assertThat(events).isEmpty();
        assertThat(answer(handler, OPT_OUT)).isEqualTo("200 ok");
        assertThat(events).hasSize(1);
    }

    @Test
    void consentAndAWindowOfZeroKnowNoRepeats() {
        WebhookHandler handler = handler(exchange -> {});
        answer(handler, OPT_OUT);
        answer(handler, OPT_OUT);
        WebhookHandler forgetful = handler(settings(null, false, 0, 1_000), exchange -> {});
        answer(forgetful, SENT);
        answer(forgetful, SENT);
        assertThat(events).hasSize(4);
    }

    @Test
    void withAWindowOfZeroARepeatEntersTheRouteWhileTheFirstIsInIt() {
        Held route = new Held();
        WebhookHandler handler = handler(settings(null, false, 0, 1_000), route);
        assertThat(answer(handler, SENT)).isNull();
        assertThat(answer(handler, SENT)).isNull();
        assertThat(events).hasSize(2);
    }

    @Test
    void aRejectedDeliveryIsLoggedWithItsReason() {
        WebhookHandler handler = handler(exchange -> {});
        assertThat(LogCapture.during(() -> answer(handler, "[]")))
                .anyMatch(line -> line.contains("answered with 400: The body is not one JSON object."));
    }

    @Test
    void aTextIsReadAsUtf8WhateverTheExchangeSays() {
        Exchange http = new DefaultExchange(context);
        http.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");
        http.getMessage().setBody("{\"token\":\"t0\",\"type\":\"message_sent\",\"data\":{\"text\":\"Grüße\"}}");
        handler(exchange -> {}).process(http, sync -> {});
        assertThat(((HeymarketMessage) events.get(0).body()).getText()).isEqualTo("Grüße");
    }

    @Test
    void aBodyMayHaveTheLargestSizeAndNotAByteMore() {
        int size = OPT_OUT.length();
        assertThat(answer(handler(settings(null, false, 0, size), exchange -> {}), OPT_OUT))
                .isEqualTo("200 ok");
        assertThat(answer(handler(settings(null, false, 0, size - 1), exchange -> {}), OPT_OUT))
                .isEqualTo("413 The body has more than maxBodySize=" + (size - 1) + " bytes.");
        assertThat(answer(handler(settings(null, false, 0, Integer.MAX_VALUE), exchange -> {}), OPT_OUT))
                .isEqualTo("200 ok");
    }

    @Test
    void aBodyThatIsMissingOrCannotBeReadIsNoDelivery() {
        WebhookHandler handler = handler(exchange -> {});
        assertThat(answer(handler, null)).isEqualTo("400 The body is not one JSON object.");
        assertThat(answer(handler, new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the connection broke");
                    }
                }))
                .isEqualTo("400 The body cannot be read.");
    }

    @Test
    void aStreamIsClosed() {
        boolean[] closed = {false};
        answer(handler(exchange -> {}), new ByteArrayInputStream(OPT_OUT.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        assertThat(closed[0]).isTrue();
    }

    @Test
    void receivedIsAnsweredBeforeTheRouteEndsAndRememberedWhenItHas() {
        Held route = new Held();
        WebhookHandler handler = handler(settings(null, true, 60_000, 1_000), route);
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        await().until(() -> route.callbacks.size() == 1);
        assertThat(answer(handler, SENT)).isEqualTo("503 This event is being processed.");
        route.callbacks.get(0).done(false);
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        assertThat(events).hasSize(1);
        assertThat(LogCapture.during(handler::stop)).noneMatch(line -> line.contains("were not processed"));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void receivedTriesAnewWhatTheRouteDidNotProcess(boolean throwing) {
        WebhookHandler handler = handler(settings(null, true, 60_000, 1_000), new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (throwing) {
                    throw new AssertionError("the route");
                }
                exchange.setException(new IOException("the route"));
                callback.done(true);
                return true;
            }
        });
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        await().untilAsserted(() -> {
            answer(handler, SENT);
            assertThat(events).hasSizeGreaterThan(1);
        });
        assertThat(LogCapture.during(handler::stop)).noneMatch(line -> line.contains("were not processed"));
    }

    @Test
    void receivedSaysAtTheStopWhatTheRouteDidNotEnd() {
        Held route = new Held();
        WebhookHandler handler = handler(settings(null, true, 60_000, 1_000), route);
        answer(handler, SENT);
        answer(handler, OPT_OUT);
        await().until(() -> route.callbacks.size() == 2);
        assertThat(LogCapture.during(handler::stop))
                .anyMatch(line -> line.contains("2 events that were answered with 200 (ackMode=received)"));
        assertThat(answer(handler, OPT_OUT)).isEqualTo("503 Too many events are waiting.");
        assertThat(LogCapture.during(handler::stop)).noneMatch(line -> line.contains("3 events"));
    }

    @Test
    void receivedRunsTheRouteInAnotherThread() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        Thread[] thread = {null};
        answer(
                handler(settings(null, true, 60_000, 1_000), exchange -> {
                    thread[0] = Thread.currentThread();
                    ran.countDown();
                }),
                SENT);
        ran.await();
        assertThat(thread[0].getName()).contains("HeymarketEvents");
    }
}
