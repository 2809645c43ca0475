package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.HttpTransport.NotSentException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our options win, else those of the HTTP component, else our defaults. */
class TimeoutTest {

    private final RecordingServer server = new RecordingServer();
    private final TransportFixture fixture = new TransportFixture();
    private final AtomicReference<RequestConfig> used = new AtomicReference<>();

    @AfterEach
    void stop() {
        fixture.close();
        server.close();
    }

    @Test
    void nothingSetMeansTenSecondsAndAMinute() throws IOException {
        assertTimeouts(null, null, Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    @Test
    void thoseOfTheComponentTakeEffect() throws IOException {
        fixture.https().setConnectTimeout(4_000);
        fixture.https().setResponseTimeout(9_000);

        assertTimeouts(null, null, Duration.ofSeconds(4), Duration.ofSeconds(9));
    }

    @Test
    void oursWinOverThoseOfTheComponent() throws IOException {
        fixture.https().setConnectTimeout(4_000);
        fixture.https().setResponseTimeout(9_000);

        assertTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void theRestOfTheComponentsRequestConfigStays() throws IOException {
        fixture.https().setConnectionRequestTimeout(1_234);

        assertTimeouts(null, null, Duration.ofSeconds(10), Duration.ofSeconds(60));

        assertThat(used.get().getConnectionRequestTimeout()).isEqualTo(Timeout.ofMilliseconds(1_234));
    }

    @Test
    void theComponentItselfIsNotChanged() throws IOException {
        assertTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(3));

        assertThat(fixture.https().getConnectTimeout())
                .isEqualTo(Duration.ofMinutes(3).toMillis());
        assertThat(fixture.https().getResponseTimeout()).isZero();
    }

    @Test
    void anAnswerThatDoesNotComeInTimeLeavesTheOutcomeOpen() throws IOException {
        try (RawServer silent = new RawServer(socket -> {})) {
            CamelHttpTransport transport =
                    fixture.transport(silent.url(), "https", Duration.ofMinutes(5), Duration.ofMillis(100));

            assertThatThrownBy(() -> transport.send(Calls.read(), "t0ken", null))
                    .isInstanceOf(SocketTimeoutException.class)
                    .isNotInstanceOf(NotSentException.class);
        }
    }

    @Test
    void anAnswerThatStopsHalfWayEndsInTimeToo() throws IOException {
        try (RawServer silent =
                new RawServer(socket -> RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"))) {
            fixture.https().setResponseTimeout(100);

            assertThatThrownBy(() -> fixture.get(silent.url())).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private void assertTimeouts(
            Duration connect, Duration response, Duration expectedConnect, Duration expectedResponse)
            throws IOException {
        fixture.https()
                .setHttpClientConfigurer(builder -> builder.addRequestInterceptorFirst(
                        (request, entity, context) -> used.set(((HttpClientContext) context).getRequestConfig())));

        fixture.transport(server.url(), "https", connect, response).send(Calls.read(), "t0ken", null);

        assertThat(connectTimeout()).isEqualTo(Timeout.of(expectedConnect));
        assertThat(used.get().getResponseTimeout()).isEqualTo(Timeout.of(expectedResponse));
    }

    @SuppressWarnings("deprecation")
    private Timeout connectTimeout() {
        return used.get().getConnectTimeout();
    }
}
