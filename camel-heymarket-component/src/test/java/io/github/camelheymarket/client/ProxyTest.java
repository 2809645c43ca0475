package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.HttpTransport.NotSentException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A proxy given to the HTTP component carries the traffic. */
class ProxyTest {

    private final RecordingServer server = new RecordingServer();
    private final TransportFixture fixture = new TransportFixture();

    @AfterEach
    void stop() {
        fixture.close();
        server.close();
    }

    @Test
    void plainRequestsGoThroughIt() throws IOException {
        try (RecordingProxy proxy = new RecordingProxy(null)) {
            through(fixture.https(), proxy);

            assertThat(fixture.get(server.url()).status()).isEqualTo(200);

            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("GET " + server.url() + "/v1/contact/700012");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void tlsGoesThroughItInATunnelThatHidesTheToken() throws IOException {
        try (RecordingProxy proxy = new RecordingProxy(null);
                HeymarketSandbox sandbox = HeymarketSandbox.builder().tls().start()) {
            through(fixture.https(), proxy);
            fixture.https().setSslContextParameters(trusting(sandbox));

            assertThat(fixture.get(sandbox.baseUrl()).status()).isEqualTo(401);

            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT localhost:" + sandbox.port())
                    .doesNotContain("t0ken");
        }
    }

    @Test
    void userAndPasswordOfTheProxyAreSentToItAndNotToTheServer() throws IOException {
        try (RecordingProxy proxy = new RecordingProxy(
                "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"p\"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")) {
            through(fixture.https(), proxy);
            fixture.https().setProxyAuthUsername("proxy-user");
            fixture.https().setProxyAuthPassword("proxy-password");

            assertThat(fixture.get(server.url()).status()).isEqualTo(407);

            String expected =
                    Base64.getEncoder().encodeToString("proxy-user:proxy-password".getBytes(StandardCharsets.UTF_8));
            assertThat(proxy.heads()).hasSize(2);
            assertThat(proxy.heads().get(1)).contains("Proxy-Authorization: Basic " + expected);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aTunnelThatTheProxyRefusesWasNotSent() throws IOException {
        try (RecordingProxy proxy = new RecordingProxy("HTTP/1.1 502 No such host\r\nContent-Length: 3\r\n\r\nno\n")) {
            through(fixture.https(), proxy);

            assertThatThrownBy(() -> fixture.get("https://localhost:1"))
                    .isInstanceOf(NotSentException.class)
                    .hasMessage("the proxy answered 502");
            assertThat(proxy.heads()).allSatisfy(head -> assertThat(head).doesNotContain("t0ken"));
        }
    }

    @Test
    void aProxyThatIsNotThereMeansNotSent() throws IOException {
        RecordingProxy proxy = new RecordingProxy(null);
        proxy.close();
        through(fixture.https(), proxy);

        assertThatThrownBy(() -> fixture.get(server.url())).isInstanceOf(NotSentException.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void hostsThatNeedNoProxyAreReachedWithoutIt() throws IOException {
        try (RecordingProxy proxy = new RecordingProxy(null)) {
            through(fixture.https(), proxy);
            fixture.https().setNonProxyHosts("localhost");

            assertThat(fixture.get(server.url()).status()).isEqualTo(200);

            assertThat(proxy.heads()).isEmpty();
        }
    }

    @Test
    void theProxyOfANamedComponentIsItsOwn() throws IOException {
        try (RecordingProxy proxy = new RecordingProxy(null)) {
            HttpComponent named = new HttpComponent();
            through(named, proxy);
            fixture.context.addComponent("through-proxy", named);

            fixture.transport(server.url(), "through-proxy", null, null).send(Calls.read(), "t0ken", null);
            fixture.get(server.url());

            assertThat(proxy.heads()).hasSize(1);
            assertThat(server.received()).hasSize(2);
        }
    }

    private static void through(HttpComponent component, RecordingProxy proxy) {
        component.setProxyHost("localhost");
        component.setProxyPort(proxy.port());
        component.setProxyAuthScheme("http");
    }

    static SSLContextParameters trusting(HeymarketSandbox sandbox) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + sandbox.trustStorePath());
        store.setPassword(sandbox.trustStorePassword());
        store.setType("PKCS12");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }
}
