package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.client.HttpTransport.NotSentException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.spi.HttpMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, over real HTTP, and that it goes once. */
class CamelHttpTransportTest {

    private final RecordingServer server = new RecordingServer();
    private final TransportFixture fixture = new TransportFixture();

    @AfterEach
    void stop() {
        fixture.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(HttpMethod.class)
    void everyVerbCanCarryABody(HttpMethod method) throws IOException {
        send(TransportFixture.request(method, "/v2/contacts", Map.of()));

        RecordingServer.Received request = server.only();
        assertThat(request.method()).isEqualTo(method.name());
        assertThat(request.uri()).isEqualTo("/v2/contacts");
        assertThat(request.body()).isEqualTo("{\"first\":\"Mära\"}");
        assertThat(request.header("Content-Type")).startsWith("application/json");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.header("Authorization")).isEqualTo("Bearer t0ken");
    }

    @Test
    void withoutABodyThereIsNoContentType() throws IOException {
        fixture.get(server.url());

        assertThat(server.only().header("Content-Type")).isNull();
        assertThat(server.only().body()).isEmpty();
    }

    @Test
    void queryParametersAreEncoded() throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("overwrite", "true");
        send(TransportFixture.request(HttpMethod.PUT, "/v1/contact/1", query));
        send(TransportFixture.request(HttpMethod.PUT, "/v1/contact/1", Map.of("q", "a b&c=d+é%/?")));

        assertThat(server.received().get(0).uri()).isEqualTo("/v1/contact/1?overwrite=true");
        assertThat(server.received().get(1).uri()).startsWith("/v1/contact/1?q=a%20b%26c%3Dd%2B%C3%A9%25");
    }

    @Test
    void anEncodedPathStaysAsItIs() throws IOException {
        send(TransportFixture.request(HttpMethod.GET, "/v2/contact/a%2Fb%20c", Map.of("x", "1")));

        assertThat(server.only().uri()).isEqualTo("/v2/contact/a%2Fb%20c?x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v1/contact", "@localhost:1/v1", ":1/v1", ".example.org/v1", "//example.org/v1\\", "/v1/a b"})
    void aPathThatCouldLeaveTheHostIsRefusedAndNotRepeated(String path) {
        CamelHttpTransport transport = fixture.transport(server.url());

        assertThatThrownBy(() -> transport.send(Calls.read(path, Map.of()), "t0ken", null))
                .isInstanceOf(HeymarketException.class)
                .hasMessageNotContaining(path);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void twoSlashesAtTheBeginningStayOnTheHost() throws IOException {
        fixture.transport(server.url()).send(Calls.read("//example.org/v1", Map.of()), "t0ken", null);

        assertThat(server.only().header("Host")).isEqualTo("localhost:" + server.port());
    }

    @Test
    void statusRequestIdRetryAfterAndBodyComeBack() throws IOException {
        server.answers(400, Map.of("X-Request-Id", "r-1", "Retry-After", "3"), "{\"message\":\"näh\"}");

        assertThat(fixture.get(server.url()))
                .usingRecursiveComparison()
                .ignoringFields("date")
                .isEqualTo(Calls.answer(400, "r-1", "3", "{\"message\":\"näh\"}", null));
    }

    @Test
    void anAnswerWithoutABodyIsEmpty() throws IOException {
        server.answers(204, Map.of(), "");

        assertThat(fixture.get(server.url()).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"503, GET", "503, POST", "429, GET", "429, POST", "502, PUT", "504, DELETE"})
    void aRequestGoesOutOnceWhateverRetryAfterSays(int status, HttpMethod method) throws IOException {
        server.answers(status, Map.of("Retry-After", "1"), "");

        send(TransportFixture.request(method, "/v1/contact", Map.of()));

        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowedAndTheTokenReachesNoOtherHost(int status) throws IOException {
        try (RecordingServer other = new RecordingServer()) {
            fixture.https().setFollowRedirects(true);
            server.answers(status, Map.of("Location", other.url() + "/v1/contact"), "");

            HttpAnswer answer = fixture.get(server.url());

            assertThat(answer.status()).isEqualTo(status);
            assertThat(other.received()).isEmpty();
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectOnTheSameHostIsNotFollowedEither(int status) throws IOException {
        fixture.https().setFollowRedirects(true);
        server.answers(status, Map.of("Location", server.url() + "/elsewhere"), "");

        assertThat(fixture.get(server.url()).status()).isEqualTo(status);

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void cookiesAreNotKept() throws IOException {
        server.answers(200, Map.of("Set-Cookie", "session=abc; Path=/"), "{}");
        CamelHttpTransport transport = fixture.transport(server.url());

        transport.send(Calls.read(), "t0ken", null);
        transport.send(Calls.read(), "t0ken", null);

        assertThat(server.received())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("Cookie")).isNull());
    }

    @Test
    void aConnectionIsUsedAgain() throws IOException {
        List<Integer> ports = new ArrayList<>();
        server.answers(exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            RecordingServer.answer(200, Map.of(), "{}".getBytes()).to(exchange);
        });
        CamelHttpTransport transport = fixture.transport(server.url());

        transport.send(Calls.read(), "t0ken", null);
        transport.send(Calls.read(), "t0ken", null);

        assertThat(ports).hasSize(2).containsOnly(ports.get(0));
    }

    @Test
    void aRefusedConnectionWasNotSent() {
        int port = server.port();
        server.close();

        assertThatThrownBy(() -> fixture.get("http://localhost:" + port))
                .isInstanceOf(NotSentException.class)
                .hasMessageContaining("refused");
    }

    @Test
    void aHostThatNobodyKnowsWasNotSent() {
        assertThatThrownBy(() -> fixture.get("http://no-such-host.invalid"))
                .isInstanceOf(NotSentException.class)
                .hasMessageContaining("the host of baseUrl, or of the proxy, is unknown");
    }

    @Test
    void aClosedTransportSendsNothing() {
        CamelHttpTransport transport = fixture.transport(server.url());
        transport.close();

        assertThatThrownBy(() -> transport.send(Calls.read(), "t0ken", null)).isInstanceOf(NotSentException.class);
        assertThat(server.received()).isEmpty();
    }

    private HttpAnswer send(ApiRequest request) throws IOException {
        return fixture.transport(server.url()).send(request, "t0ken", TransportFixture.BODY);
    }
}
