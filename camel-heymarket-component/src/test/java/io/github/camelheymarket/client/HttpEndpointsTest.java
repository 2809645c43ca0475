package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketException;
import java.net.URI;
import java.time.Duration;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which HTTP component is used, and which of its settings apply. */
class HttpEndpointsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final URI URL = URI.create("https://localhost");

    private final TransportFixture fixture = new TransportFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static ClientSettings settings(Duration connect, Duration response) {
        return new ClientSettings(
                URL,
                Calls.PAIR,
                new ClientSettings.Timeouts(connect, response),
                new ClientSettings.Retries(0, SECOND),
                new ClientSettings.Budget(500, SECOND));
    }

    @Test
    void theComponentsOfHttpAreThereAndOthersByTheirName() {
        assertThat(HttpEndpoints.component(fixture.context, "https")).isSameAs(fixture.https());
        assertThat(HttpEndpoints.component(fixture.context, "http"))
                .isSameAs(fixture.context.getComponent("http", HttpComponent.class));
        HttpComponent added = new HttpComponent();
        fixture.context.addComponent("added", added);
        assertThat(HttpEndpoints.component(fixture.context, "added")).isSameAs(added);
        HttpComponent bound = new HttpComponent();
        fixture.context.getRegistry().bind("bound", bound);
        assertThat(HttpEndpoints.component(fixture.context, "bound")).isSameAs(bound);
    }

    @Test
    void anotherNameIsToldWithItsRemedy() {
        assertThatThrownBy(() -> HttpEndpoints.component(fixture.context, "nobody"))
                .isInstanceOf(HeymarketException.class)
                .hasMessageContaining("httpComponent names 'nobody', and there is no such component");
        fixture.context.getComponent("direct");
        assertThatThrownBy(() -> HttpEndpoints.component(fixture.context, "direct"))
                .hasMessage("httpComponent names 'direct', which is not a camel-http component");
    }

    @Test
    void aTimeoutIsThatOfTheOptionElseOfTheHttpComponentElseTheDefault() {
        HttpComponent https = fixture.https();
        ClientSettings none = settings(null, null);
        assertThat(HttpEndpoints.connectTimeout(https, none)).isEqualTo(Duration.ofSeconds(10));
        assertThat(HttpEndpoints.responseTimeout(https, none)).isEqualTo(Duration.ofSeconds(60));
        https.setConnectTimeout(7000);
        https.setResponseTimeout(8000);
        assertThat(HttpEndpoints.connectTimeout(https, none)).isEqualTo(Duration.ofSeconds(7));
        assertThat(HttpEndpoints.responseTimeout(https, none)).isEqualTo(Duration.ofSeconds(8));
        ClientSettings both = settings(Duration.ofSeconds(3), Duration.ofSeconds(4));
        assertThat(HttpEndpoints.connectTimeout(https, both)).isEqualTo(Duration.ofSeconds(3));
        assertThat(HttpEndpoints.responseTimeout(https, both)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void theTimeUntilARequestBeginsIsLimitedIfEachPartOfItIs() {
        RequestConfig limited = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofSeconds(30))
                .build();
        assertThat(HttpEndpoints.maxConnectDuration(limited, SECOND, Duration.ofSeconds(2)))
                .isEqualTo(Duration.ofSeconds(33));
        assertThat(HttpEndpoints.maxConnectDuration(limited, Duration.ZERO, SECOND))
                .isZero();
        assertThat(HttpEndpoints.maxConnectDuration(limited, SECOND, Duration.ZERO))
                .isZero();
        RequestConfig unlimited = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.DISABLED)
                .build();
        assertThat(HttpEndpoints.maxConnectDuration(unlimited, SECOND, SECOND)).isZero();
    }

    @SuppressWarnings("deprecation")
    @Test
    void aRequestHasTheTimeoutsAndWhatTheComponentSetsBesides() {
        RequestConfig base = RequestConfig.custom()
                .setContentCompressionEnabled(false)
                .setConnectionKeepAlive(TimeValue.ofSeconds(31))
                .build();
        RequestConfig config = HttpEndpoints.requestConfig(base, SECOND, Duration.ofSeconds(2));
        assertThat(config.getConnectTimeout()).isEqualTo(Timeout.ofSeconds(1));
        assertThat(config.getResponseTimeout()).isEqualTo(Timeout.ofSeconds(2));
        assertThat(config.isContentCompressionEnabled()).isFalse();
        assertThat(config.getConnectionKeepAlive()).isEqualTo(TimeValue.ofSeconds(30));
        RequestConfig unset =
                RequestConfig.custom().setConnectionKeepAlive(null).build();
        assertThat(HttpEndpoints.requestConfig(unset, SECOND, SECOND).getConnectionKeepAlive())
                .isEqualTo(TimeValue.ofSeconds(30));
    }

    @Test
    void aPoolThatTheApplicationProvidesStaysAsItIs() {
        try (PoolingHttpClientConnectionManager theirs = new PoolingHttpClientConnectionManager()) {
            fixture.https().setClientConnectionManager(theirs);
            HttpEndpoint endpoint = HttpEndpoints.create(fixture.https(), URL, new StaleCheck(), builder -> {});
            assertThat(endpoint.getClientConnectionManager()).isSameAs(theirs);
            assertThat(theirs.isClosed()).isFalse();
        }
    }
}
