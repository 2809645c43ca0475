package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
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
