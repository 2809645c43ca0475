package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the tracing of a context is told of a request. */
class TransportTracingTest {

    private final TransportFixture fixture = new TransportFixture();
    private final List<String> told = new ArrayList<>();

    private final class Span implements Tracing.Span {
        @Override
        public void passOn(BiConsumer<String, String> header) {
            header.accept("traceparent", "00-trace");
        }

        @Override
        public void answered(int status, String requestId) {
            told.add("answered " + status + " " + requestId);
        }

        @Override
        public void failed(Exception reason) {
            told.add("failed " + reason.getClass().getSimpleName());
        }

        @Override
        public void close() {
            told.add("ended");
        }
    }

    private Tracing.Span begin(ApiRequest request, URI baseUrl) {
        told.add("began " + request);
        return new Span();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void theTraceIsPassedOnAndTheAnswerTold() throws IOException {
        fixture.context.getCamelContextExtension().addContextPlugin(Tracing.class, this::begin);
        try (RecordingServer server = new RecordingServer()) {
            server.answers(404, Map.of("X-Request-Id", "r-7"), "{}");
            assertThat(fixture.get(server.url()).status()).isEqualTo(404);
            assertThat(server.only().header("traceparent")).isEqualTo("00-trace");
        }
        assertThat(told).containsExactly("began contacts/get (GET)", "answered 404 r-7", "ended");
    }

    @Test
    void aFailureIsToldToo() {
        fixture.context.getCamelContextExtension().addContextPlugin(Tracing.class, this::begin);
        CamelHttpTransport transport = fixture.transport("http://localhost:1");
        assertThatThrownBy(() -> transport.send(Calls.read(), "t0ken", null)).isInstanceOf(IOException.class);
        assertThat(told).containsExactly("began contacts/get (GET)", "failed NotSentException", "ended");
    }

    @Test
    void aRequestThatCannotBeMadeIsAFailure() {
        fixture.context.getCamelContextExtension().addContextPlugin(Tracing.class, this::begin);
        CamelHttpTransport transport = fixture.transport("http://localhost:1");
        assertThatThrownBy(() -> transport.send(Calls.read("else.where", Map.of()), "t0ken", null))
                .hasMessageContaining("cannot be part of a URL");
        assertThat(told).contains("ended").hasSize(3);
    }

    @Test
    void withoutTracingNothingIsTraced() {
        Tracing.Span span = Tracing.of(fixture.context).begin(Calls.read(), URI.create("https://localhost"));
        assertThat(span).isSameAs(Tracing.Span.NONE);
        span.passOn((name, value) -> told.add(name));
        span.answered(200, null);
        span.failed(new IOException());
        span.close();
        assertThat(told).isEmpty();
    }
}
