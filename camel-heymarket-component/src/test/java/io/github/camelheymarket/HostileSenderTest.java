package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever calls a route over HTTP gives the component no header, in whatever part of the request it stands and however it is written. */
class HostileSenderTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private HeymarketSandbox sandbox;
    private SandboxContact meant;
    private SandboxContact other;
    private int port;

    @BeforeEach
    void start() throws Exception {
        sandbox = routes.sandbox(Profile.KIND);
        meant = sandbox.seed(Seed.phone("12025550143"));
        other = sandbox.seed(Seed.phone("12025550144"));
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("localhost");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        routes.context().addService(server);
        port = server.getServer().actualPort();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/forget").to("heymarket:contacts/delete?contactId=" + meant.id());
            }
        });
    }

    private Map<String, String> headers(UnaryOperator<String> written) {
        return Map.of(
                written.apply(HeymarketConstants.CONTACT_ID),
                String.valueOf(other.id()),
                written.apply(HeymarketConstants.PHONE),
                "12025550144");
    }

    static Stream<UnaryOperator<String>> writings() {
        return Stream.of(
                name -> name,
                name -> name.toLowerCase(Locale.ROOT),
                name -> name.toUpperCase(Locale.ROOT),
                name -> "c" + name.substring(1));
    }

    private void send(String query, HttpRequest.Builder request) throws IOException, InterruptedException {
        request.uri(URI.create("http://localhost:" + port + "/forget" + query));
        assertThat(HTTP.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isLessThan(300);
        assertThat(sandbox.contacts()).containsExactly(other);
    }

    private static String form(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + "=" + header.getValue())
                .collect(Collectors.joining("&"));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void aHeaderOfTheRequestSteersNoCall(UnaryOperator<String> written) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder().POST(BodyPublishers.noBody());
        headers(written).forEach(request::header);
        send("", request);
    }

    @ParameterizedTest
    @MethodSource("writings")
    void aParameterOfTheQuerySteersNoCall(UnaryOperator<String> written) throws Exception {
        send("?" + form(headers(written)), HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void aFieldOfAFormSteersNoCall(UnaryOperator<String> written) throws Exception {
        send(
                "",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(headers(written)))));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void aPartOfAMultipartFormSteersNoCall(UnaryOperator<String> written) throws Exception {
        String parts = headers(written).entrySet().stream()
                .map(header -> "--x\r\nContent-Disposition: form-data; name=\"" + header.getKey() + "\"\r\n\r\n"
                        + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        send(
                "",
                HttpRequest.newBuilder()
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(parts + "--x--\r\n")));
    }
}
