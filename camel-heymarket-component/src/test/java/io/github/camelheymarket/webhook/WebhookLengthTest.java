package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.TestContext;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An HTTP server may pass on any {@code Content-Length} that it was sent. */
class WebhookLengthTest {

    private static final WebhookSettings SETTINGS = new WebhookSettings(List.of("t0"), null, false, 0, 1, 1000);

    private final DefaultCamelContext context = new TestContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                Arguments.of("x", 400),
                Arguments.of("99999999999999999999", 400),
                Arguments.of("1001", 413),
                Arguments.of(List.of("31", "31"), 200),
                Arguments.of("31", 200));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void noLengthMakesTheHandlerThrow(Object length, int status) {
        WebhookHandler handler = new WebhookHandler(
                context,
                SETTINGS,
                new RecentDeliveries(SETTINGS),
                event -> new DefaultExchange(context),
                exchange -> {});
        Exchange http = new DefaultExchange(context);
        http.getMessage().setHeader("Content-Length", length);
        http.getMessage().setBody("{\"token\":\"t0\",\"type\":\"chat_opened\"}");
        boolean[] done = {false};

        handler.process(http, sync -> done[0] = true);

        assertThat(done[0]).isTrue();
        assertThat(http.getException()).isNull();
        assertThat(http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(status);
    }
}
