package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketException;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool with limits replaces only what camel-http itself makes, and is set as that was. */
class HeadLimitsTest {

    private final TransportFixture fixture = new TransportFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpEndpoint endpoint(HttpComponent component) {
        return HttpEndpoints.create(component, URI.create("https://localhost"), new StaleCheck(), builder -> {});
    }

    @Test
    void thePoolWithLimitsHasTheSizesOfTheComponent() throws Exception {
        fixture.https().setMaxTotalConnections(7);
        fixture.https().setConnectionsPerRoute(3);

        try (PoolingHttpClientConnectionManager pool =
                (PoolingHttpClientConnectionManager) endpoint(fixture.https()).getClientConnectionManager()) {
            assertThat(pool.getMaxTotal()).isEqualTo(7);
            assertThat(pool.getDefaultMaxPerRoute()).isEqualTo(3);
        }
    }

    @Test
    void thePoolWithLimitsTakesThePlaceOfTheGivenOneWithItsSettings() throws Exception {
        HttpEndpoint endpoint = endpoint(fixture.https());
        PoolingHttpClientConnectionManager given = new PoolingHttpClientConnectionManager();
        given.setMaxTotal(11);
        given.setDefaultMaxPerRoute(5);

        try (PoolingHttpClientConnectionManager limited = HeadLimits.applyTo(endpoint, fixture.https(), given)) {
            assertThat(limited).isNotSameAs(given).isSameAs(endpoint.getClientConnectionManager());
            assertThat(limited.getMaxTotal()).isEqualTo(11);
            assertThat(limited.getDefaultMaxPerRoute()).isEqualTo(5);
            assertThat(given.isClosed()).isTrue();
        }
    }

    @Test
    void tlsIsThatOfTheComponentElseOfTheContextIfTheComponentWantsThat() {
        List<String> used = new ArrayList<>();
        fixture.context.setSSLContextParameters(tls("context", used));
        endpoint(fixture.https());
        assertThat(used).isEmpty();

        fixture.https().setUseGlobalSslContextParameters(true);
        endpoint(fixture.https());
        assertThat(used).containsOnly("context");

        used.clear();
        fixture.https().setSslContextParameters(tls("component", used));
        endpoint(fixture.https());
        assertThat(used).containsOnly("component");
    }

    @Test
    void tlsThatCannotBeSetUpIsToldWithTheUrl() {
        fixture.https().setSslContextParameters(new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext context) throws GeneralSecurityException {
                throw new GeneralSecurityException("no key store");
            }
        });

        assertThatThrownBy(() -> endpoint(fixture.https()))
                .isInstanceOf(HeymarketException.class)
                .hasMessage("The HTTP client for https://localhost could not be created: no key store");
    }

    private static SSLContextParameters tls(String name, List<String> used) {
        return new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext context) throws GeneralSecurityException, IOException {
                used.add(name);
                return super.createSSLContext(context);
            }
        };
    }

    @Test
    void thePoolOfASubclassIsKept() throws Exception {
        try (PoolingHttpClientConnectionManager own = new PoolingHttpClientConnectionManager()) {
            fixture.context.addComponent("own-https", new HttpComponent() {
                @Override
                protected HttpClientConnectionManager createConnectionManager(
                        Registry<ConnectionSocketFactory> registry, int total, int perRoute, SocketConfig socket) {
                    return own;
                }
            });

            HttpEndpoint endpoint = endpoint(fixture.context.getComponent("own-https", HttpComponent.class));

            assertThat(endpoint.getClientConnectionManager()).isSameAs(own);
            assertThat(own.isClosed()).isFalse();
        }
    }
}
