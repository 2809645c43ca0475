package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.client.HttpTransport.NotSentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpActivityListener;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the HTTP component is set up with counts, but for what would send behind our back; and it stays as it is. */
class SharedHttpComponentTest {

    private final RecordingServer server = new RecordingServer();
    private final TransportFixture fixture = new TransportFixture();

    @AfterEach
    void stop() {
        fixture.close();
        server.close();
    }

    @Test
    void theUsersConfigurerTakesEffectButForRetriesAndRedirects() throws IOException {
        fixture.https()
                .setHttpClientConfigurer(builder -> builder.setUserAgent("theirs")
                        .setRetryStrategy(new DefaultHttpRequestRetryStrategy(5, TimeValue.ofMilliseconds(1)))
                        .setRedirectStrategy(DefaultRedirectStrategy.INSTANCE));
        server.answers(503, Map.of("Retry-After", "0"), "");

        fixture.get(server.url());

        assertThat(server.only().header("User-Agent")).isEqualTo("theirs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\""})
    void a401IsNotAnsweredWithAPasswordThatIsForAnotherServer(String challenge) throws IOException {
        fixture.https()
                .setHttpClientConfigurer(builder -> builder.setDefaultCredentialsProvider((scope, context) ->
                        new UsernamePasswordCredentials("other-user", "other-password".toCharArray())));
        server.answers(401, Map.of("WWW-Authenticate", challenge), "");

        assertThat(fixture.get(server.url()).status()).isEqualTo(401);

        assertThat(server.only().header("Authorization")).isEqualTo("Bearer t0ken");
    }

    @Test
    void aPasswordThatTheComponentSendsUnaskedDoesNotReplaceOurToken() throws IOException {
        String theirs = "Basic " + Base64.getEncoder().encodeToString("u:p".getBytes());
        fixture.https()
                .setHttpClientConfigurer(builder -> builder.addRequestInterceptorLast(
                        (request, entity, context) -> request.setHeader("Authorization", theirs)));

        fixture.get(server.url());

        assertThat(server.only().header("Authorization")).isEqualTo("Bearer t0ken");
    }

    @Test
    void theContextGetsNoEndpointAndTheComponentStaysAsItIs() throws IOException {
        var configurer = fixture.https().getHttpClientConfigurer();
        List<Endpoint> before = List.copyOf(fixture.context.getEndpoints());

        fixture.get(server.url());

        assertThat(fixture.context.getEndpoints()).containsExactlyElementsOf(before);
        assertThat(fixture.https().getHttpClientConfigurer()).isSameAs(configurer);
        assertThat(fixture.https().isAutomaticRetriesDisabled()).isFalse();
        assertThat(fixture.https().isCookieManagementDisabled()).isFalse();
    }

    @Test
    void aPoolOfTheUsersGetsItsConnectionsBackAndStaysOpen() throws IOException {
        try (PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager()) {
            fixture.https().setClientConnectionManager(pool);
            CamelHttpTransport transport = fixture.transport(server.url());
            for (int status : new int[] {200, 400, 503}) {
                server.answers(status, Map.of(), "{}");
                transport.send(Calls.read(), "t0ken", null);
            }
            server.answers(exchange -> exchange.sendResponseHeaders(200, 50));
            assertThatThrownBy(() -> transport.send(Calls.read(), "t0ken", null))
                    .isInstanceOf(IOException.class);
            assertThat(pool.getTotalStats().getLeased()).isZero();

            transport.close();
            server.answers(200, Map.of(), "{}");

            assertThat(fixture.get(server.url()).status()).isEqualTo(200);
        }
    }

    @Test
    void whatTheUsersCodeThrowsBeforeSendingMeansNotSent() {
        fixture.https()
                .setHttpClientConfigurer(builder -> builder.addRequestInterceptorFirst((request, entity, context) -> {
                    throw new UnsupportedOperationException("theirs");
                }));

        assertThatThrownBy(() -> fixture.get(server.url()))
                .isInstanceOf(NotSentException.class)
                .hasRootCauseMessage("theirs");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://localhost, 443", "http://localhost, 80", "http://localhost:81, 81"})
    void whatWasNotSentIsToldWithHostAndPort(String url, int port) {
        fixture.https()
                .setHttpClientConfigurer(
                        builder -> builder.addExecInterceptorFirst("theirs", (request, scope, chain) -> {
                            throw new UnsupportedOperationException("theirs");
                        }));

        assertThatThrownBy(() -> fixture.get(url))
                .isInstanceOf(NotSentException.class)
                .hasMessage("UnsupportedOperationException (localhost:" + port + ")");
    }

    @Test
    void eachRequestHasTheTokenThatItWasGiven() throws IOException {
        CamelHttpTransport transport = fixture.transport(server.url());
        for (String token : new String[] {"one", "one", "two", "one"}) {
            transport.send(Calls.read(), token, null);
        }
        assertThat(server.received())
                .extracting(received -> received.header("Authorization"))
                .containsExactly("Bearer one", "Bearer one", "Bearer two", "Bearer one");
    }

    @Test
    void whatTheUsersCodeThrowsAfterSendingLeavesTheOutcomeOpen() {
        fixture.https()
                .setHttpClientConfigurer(builder -> builder.addResponseInterceptorFirst((response, entity, context) -> {
                    throw new UnsupportedOperationException("theirs");
                }));

        assertThatThrownBy(() -> fixture.get(server.url()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NotSentException.class)
                .hasRootCauseMessage("theirs");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anActivityListenerSeesRequestsAndAnswers() throws IOException {
        List<String> seen = new ArrayList<>();
        fixture.https().setHttpActivityListener(new HttpActivityListener() {
            @Override
            public void onRequestSubmitted(
                    Object source, Exchange exchange, HttpHost host, HttpRequest request, HttpEntity entity) {
                seen.add(exchange.getContext().getName() + " " + host.getHostName() + " " + request.getMethod());
            }

            @Override
            public void onResponseReceived(
                    Object source,
                    Exchange exchange,
                    HttpHost host,
                    HttpResponse response,
                    HttpEntity entity,
                    long elapsed) {
                seen.add(exchange.getContext().getName() + " " + response.getCode());
            }
        });

        fixture.get(server.url());

        String name = fixture.context.getName();
        assertThat(seen).containsExactly(name + " localhost GET", name + " 200");
    }

    @Test
    void theComponentsOwnActivityLogWorks() {
        fixture.https().setLogHttpActivity(true);

        List<String> log = LogCapture.during(() -> {
            try {
                fixture.get(server.url());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(log).anyMatch(line -> line.contains("GET /v1/contact/700012"));
    }

    private HttpAnswer send(ApiRequest request) throws IOException {
        return fixture.transport(server.url()).send(request, "t0ken", TransportFixture.BODY);
    }
}
