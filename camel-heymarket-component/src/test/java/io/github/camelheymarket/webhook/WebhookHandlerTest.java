package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.model.HeymarketMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered, and what enters the route, without an HTTP server. */
class WebhookHandlerTest extends WebhookHandlerTestCase {

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
}
