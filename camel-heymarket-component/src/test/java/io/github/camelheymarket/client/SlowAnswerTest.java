package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.NamedThreads;
import io.github.camelheymarket.client.HttpTransport.NotSentException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that sends a byte now and then never keeps a read waiting for long, and the call ends all the same. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowAnswerTest {

    /** Many drips, so that it is not the silence between two of them that ends the call. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final Duration DRIP = Duration.ofMillis(20);

    private final TransportFixture fixture = new TransportFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerThatDripsEndsInTime(boolean tls) throws IOException {
        try (HeymarketSandbox sandbox = sandbox(tls)) {
            sandbox.faults().add(Fault.drip(DRIP));

            assertTooSlow(transport(sandbox.baseUrl()), sandbox.apiKey());
        }
    }

    @Test
    void aHeadThatDripsEndsInTimeToo() throws IOException {
        try (RawServer server = new RawServer(socket -> drip(socket, "HTTP/1.1 200 OK\r\nX-Long: "))) {
            assertTooSlow(transport(server.url()), "t0ken");
        }
    }

    @Test
    void aServerThatDoesNotTakeTheRequestInEndsInTime() throws IOException {
        try (RawServer server = new RawServer(socket -> {})) {
            CamelHttpTransport transport = transport(server.url());
            byte[] moreThanSocketsHold = new byte[64 * 1024 * 1024];

            assertThatThrownBy(() -> transport.send(Calls.create(), "t0ken", moreThanSocketsHold))
                    .isInstanceOf(SocketTimeoutException.class)
                    .isNotInstanceOf(NotSentException.class);
        }
    }

    @Test
    void aProxyThatDripsItsAnswerToConnectEndsInTimeAndNothingWasSent() throws IOException {
        try (RawServer proxy = new RawServer(socket -> drip(socket, "HTTP/1.1 200 OK\r\nX-Long: "))) {
            HttpComponent https = fixture.https();
            https.setProxyHost("localhost");
            https.setProxyPort(proxy.port());
            https.setProxyAuthScheme("http");
            https.setConnectionRequestTimeout(1);
            CamelHttpTransport transport = fixture.transport("https://api.example.org", "https", DRIP, PATIENCE);

            assertThatThrownBy(() -> transport.send(Calls.create(), "t0ken", null))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("connectTimeout");
        }
    }

    @Test
    void anErrorKeepsItsStatusThoughItsTextDrips() throws IOException {
        try (HeymarketSandbox sandbox = sandbox(false)) {
            sandbox.faults().add(Fault.drip(Duration.ofSeconds(1)));

            // Long enough for the status to arrive on a busy machine.
            CamelHttpTransport transport =
                    fixture.transport(sandbox.baseUrl(), "https", Duration.ofMinutes(1), Duration.ofSeconds(3));

            assertThat(transport
                            .send(Calls.read("/v1/no-such-endpoint", Map.of()), sandbox.apiKey(), null)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void noConnectionAndNoThreadIsLeft() throws IOException {
        try (PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
                HeymarketSandbox sandbox = sandbox(false)) {
            fixture.https().setClientConnectionManager(pool);
            sandbox.faults().add(Fault.drip(DRIP));
            CamelHttpTransport transport = transport(sandbox.baseUrl());
            assertTooSlow(transport, sandbox.apiKey());

            transport.close();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(pool.getTotalStats().getLeased()).isZero());
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(NamedThreads.with("HeymarketDeadlines")).isEmpty());
        }
    }

    private static void assertTooSlow(CamelHttpTransport transport, String token) {
        assertThatThrownBy(() -> transport.send(Calls.read("/v1/team", Map.of()), token, null))
                .isInstanceOf(SocketTimeoutException.class)
                .isNotInstanceOf(NotSentException.class);
    }

    private HeymarketSandbox sandbox(boolean tls) {
        if (!tls) {
            return HeymarketSandbox.builder().start();
        }
        HeymarketSandbox sandbox = HeymarketSandbox.builder().tls().start();
        fixture.https().setSslContextParameters(ProxyTest.trusting(sandbox));
        return sandbox;
    }

    private CamelHttpTransport transport(String baseUrl) {
        return fixture.transport(baseUrl, "https", Duration.ofMinutes(1), PATIENCE);
    }

    private static void drip(Socket socket, String start) throws Exception {
        RawServer.write(socket, start);
        while (true) {
            RawServer.write(socket, "a");
            Thread.sleep(DRIP.toMillis());
        }
    }
}
