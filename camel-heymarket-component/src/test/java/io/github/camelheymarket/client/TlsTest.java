package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.client.HttpTransport.NotSentException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** TLS is set up where every Camel user sets it up. */
class TlsTest {

    private static HeymarketSandbox sandbox;

    private final TransportFixture fixture = new TransportFixture();

    @BeforeAll
    static void start() {
        sandbox = HeymarketSandbox.builder().tls().start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void bySslContextParametersOfTheHttpsComponent() throws IOException {
        fixture.https().setSslContextParameters(ProxyTest.trusting(sandbox));

        assertThat(fixture.get(sandbox.baseUrl()).status()).isEqualTo(401);
    }

    @Test
    void bySslContextParametersOfANamedComponent() throws IOException {
        HttpComponent named = new HttpComponent();
        named.setSslContextParameters(ProxyTest.trusting(sandbox));
        fixture.context.addComponent("our-https", named);

        assertThat(fixture.transport(sandbox.baseUrl(), "our-https", null, null)
                        .send(Calls.read(), "t0ken", null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void byAComponentBeanInTheRegistry() throws IOException {
        HttpComponent named = new HttpComponent();
        named.setSslContextParameters(ProxyTest.trusting(sandbox));
        fixture.context.getRegistry().bind("bean-https", named);

        assertThat(fixture.transport(sandbox.baseUrl(), "bean-https", null, null)
                        .send(Calls.read(), "t0ken", null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void byTheContextsOwnWhenTheComponentUsesThem() throws IOException {
        fixture.context.setSSLContextParameters(ProxyTest.trusting(sandbox));
        fixture.https().setUseGlobalSslContextParameters(true);

        assertThat(fixture.get(sandbox.baseUrl()).status()).isEqualTo(401);
    }

    @Test
    void notByTheContextsOwnUnlessTheComponentUsesThem() {
        fixture.context.setSSLContextParameters(ProxyTest.trusting(sandbox));

        assertThatThrownBy(() -> fixture.get(sandbox.baseUrl())).isInstanceOf(NotSentException.class);
    }

    @Test
    void aCertificateThatIsNotTrustedMeansNotSentAndSaysWhatToDo() {
        assertThatThrownBy(() -> fixture.get(sandbox.baseUrl()))
                .isInstanceOf(NotSentException.class)
                .hasCauseInstanceOf(SSLException.class)
                .hasMessageContaining("TLS")
                .hasMessageContaining("SSLContextParameters");
        assertThat(sandbox.requests())
                .allSatisfy(request -> assertThat(request.path()).isNotEqualTo("/v1/contact/700012"));
    }

    @Test
    void theCallerOfACreateIsToldThatNothingWasSent() {
        HeymarketClient client = Calls.client(
                Calls.settings(sandbox.baseUrl(), Calls.PAIR, 1),
                fixture.transport(sandbox.baseUrl()),
                new CountingBudget(),
                VirtualTime.flowing());

        HeymarketConnectionException e =
                catchThrowableOfType(HeymarketConnectionException.class, () -> client.call(Calls.create()));

        assertThat(e).hasMessageContaining("SSLContextParameters").hasCauseInstanceOf(SSLException.class);
        assertThat(e.isMaybeApplied()).isFalse();
    }

    @Test
    void aCertificateForAnotherNameMeansNotSent() {
        fixture.https().setSslContextParameters(ProxyTest.trusting(sandbox));

        assertThatThrownBy(() -> fixture.get("https://127.0.0.2:" + sandbox.port()))
                .isInstanceOf(NotSentException.class);
    }

    @Test
    void theHostnameVerifierOfTheComponentDecides() throws IOException {
        fixture.https().setSslContextParameters(ProxyTest.trusting(sandbox));
        fixture.https().setX509HostnameVerifier((host, session) -> false);

        assertThatThrownBy(() -> fixture.get(sandbox.baseUrl()))
                .isInstanceOf(NotSentException.class)
                .hasMessageContaining("another host name");
    }

    @Test
    void plainHttpOnAComponentWithTlsStaysPlain() throws IOException {
        fixture.https().setSslContextParameters(ProxyTest.trusting(sandbox));
        try (RecordingServer server = new RecordingServer()) {
            assertThat(fixture.get(server.url()).status()).isEqualTo(200);
        }
    }

    @Test
    void tlsToAServerThatSpeaksNoneMeansNotSent() throws IOException {
        try (RawServer plain = new RawServer(socket -> {
            try (socket) {
                RawServer.write(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                socket.getInputStream().read();
            }
        })) {
            assertThatThrownBy(() -> fixture.get("https://localhost:" + plain.port()))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("TLS");
        }
    }

    @Test
    void aHandshakeThatNeverComesEndsAfterTheConnectTimeoutOfOurs() throws IOException {
        try (RawServer silent = new RawServer(socket -> {})) {
            CamelHttpTransport transport = fixture.transport(
                    "https://localhost:" + silent.port(), "https", Duration.ofMillis(200), Duration.ofMinutes(5));

            assertThatThrownBy(() -> transport.send(Calls.read(), "t0ken", null))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("connectTimeout");
        }
    }

    @Test
    void aHandshakeThatNeverComesEndsAfterTheConnectTimeoutOfTheComponent() throws IOException {
        try (RawServer silent = new RawServer(socket -> {})) {
            fixture.https().setConnectTimeout(200);

            assertThatThrownBy(() -> fixture.get("https://localhost:" + silent.port()))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("connectTimeout");
        }
    }
}
