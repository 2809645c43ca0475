package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.model.ProcessorDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials are one set, resolved on one level; a missing or a superfluous one is reported before a request is sent. */
class CredentialsTest {

    private static final String COUNT = "heymarket:contacts/count";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @Test
    void noneAtAllSaysWhereToGetThem() {
        credentials(null, null, null);
        assertThat(startFailure(COUNT))
                .contains("No credentials are set")
                .contains("apiSecretId and apiSecretKey")
                .contains("Settings, Integrations, API");
    }

    @Test
    void blankOnesAreNone() {
        credentials(" ", "", "\t");
        assertThat(startFailure(COUNT)).contains("No credentials are set");
    }

    @Test
    void halfAPairNamesTheOtherHalf() {
        credentials("id-of-a-secret", null, null);
        assertThat(startFailure(COUNT))
                .contains("apiSecretId is set and apiSecretKey is not")
                .doesNotContain("id-of-a-secret");
    }

    @Test
    void theOtherHalfToo() {
        credentials(null, "key-of-a-secret", null);
        assertThat(startFailure(COUNT))
                .contains("apiSecretKey is set and apiSecretId is not")
                .doesNotContain("key-of-a-secret");
    }

    @Test
    void bothKindsAtOnceAreOneTooMany() {
        credentials("id-of-a-secret", "key-of-a-secret", "legacy-key");
        assertThat(startFailure(COUNT))
                .contains("set only one of them")
                .doesNotContain("of-a-secret")
                .doesNotContain("legacy-key");
    }

    @Test
    void theLegacyKeyIsSentAsItIs() {
        credentials(null, null, sandbox().apiKey());
        routes.ok(COUNT, null);
        assertThat(authorization()).isEqualTo("Bearer " + sandbox().apiKey());
    }

    @Test
    void aKeyOnTheEndpointReplacesThePairOfTheComponent() {
        routes.ok(COUNT + "?apiKey=RAW(" + sandbox().apiKey() + ")", null);
        assertThat(authorization()).isEqualTo("Bearer " + sandbox().apiKey());
    }

    @Test
    void aPairOnTheEndpointReplacesTheKeyOfTheComponent() {
        credentials(null, null, "a-key-that-is-not-good");
        routes.ok(
                COUNT + "?apiSecretId=" + sandbox().secondSecretId() + "&apiSecretKey=RAW("
                        + sandbox().secondSecretKey() + ")",
                null);
        assertThat(authorization()).startsWith("Bearer ey");
    }

    @Test
    void halfAPairOnTheEndpointIsNotFilledUpFromTheComponent() {
        assertThat(startFailure(COUNT + "?apiSecretId=" + sandbox().secondSecretId()))
                .contains("apiSecretId is set and apiSecretKey is not")
                .contains("on the same level");
    }

    @Test
    void oneEndpointsCredentialsAreNotAnothers() {
        routes.ok(COUNT + "?apiKey=RAW(" + sandbox().apiKey() + ")", null);
        sandbox().clearRequests();
        routes.ok(COUNT, null);
        assertThat(authorization()).startsWith("Bearer ey");
    }

    @Test
    void aPlaceOnTheEndpointGetsNoCredentialsOfTheComponent() {
        assertThat(startFailure(COUNT + "?baseUrl=http://localhost:1"))
                .contains("sets baseUrl itself")
                .contains("does not inherit the credentials")
                .contains("trustEndpointBaseUrl")
                .doesNotContain(sandbox().secretId())
                .doesNotContain(sandbox().secretKey());
    }

    @Test
    void anHttpComponentOnTheEndpointGetsNoneEither() {
        routes.context().addComponent("other", new HttpComponent());
        assertThat(startFailure(COUNT + "?httpComponent=other")).contains("sets httpComponent itself");
    }

    @Test
    void halfThePairOnSuchAnEndpointIsNotFilledUp() {
        assertThat(startFailure(COUNT + "?baseUrl=http://localhost:1&apiSecretId=id-of-a-secret"))
                .contains("apiSecretId is set and apiSecretKey is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//"})
    void theComponentsOwnPlaceMayBeSaidOnceMore(String end) {
        routes.ok(COUNT + "?baseUrl=" + sandbox().baseUrl() + end + "&httpComponent=https", null);
        assertThat(authorization()).startsWith("Bearer ey");
    }

    @Test
    void anEndpointWithCredentialsOfItsOwnGoesWhereItSays() {
        routes.configuration().setBaseUrl("http://localhost:1");
        routes.ok(
                COUNT + "?baseUrl=" + sandbox().baseUrl() + "&apiKey=RAW("
                        + sandbox().apiKey() + ")",
                null);
        assertThat(authorization()).isEqualTo("Bearer " + sandbox().apiKey());
    }

    @Test
    void aComponentThatTrustsItsEndpointsGivesThemItsCredentials() {
        routes.configuration().setBaseUrl("http://localhost:1");
        routes.context().getComponent("heymarket", HeymarketComponent.class).setTrustEndpointBaseUrl(true);
        routes.ok(COUNT + "?baseUrl=" + sandbox().baseUrl(), null);
        assertThat(authorization()).startsWith("Bearer ey");
    }

    @Test
    void noEndpointCanTrustItself() {
        assertThat(startFailure(COUNT + "?baseUrl=http://localhost:1&trustEndpointBaseUrl=true"))
                .contains("no option 'trustEndpointBaseUrl'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipientList", "enrich", "pollEnrich", "dynamicRouter", "routingSlip", "wireTap", "toD"})
    void aUriMadeOfDataTakesTheTokenNowhere(String pattern) throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String operation = pattern.equals("pollEnrich") ? "heymarket:contacts/list" : COUNT;
            String uri = operation + "?baseUrl=http://localhost:" + elsewhere.getLocalPort();
            routes.add(new RouteBuilder() {
                @Override
                public void configure() {
                    ProcessorDefinition<?> route = from("direct:data").errorHandler(noErrorHandler());
                    switch (pattern) {
                        case "recipientList" -> route.recipientList(simple("${header.uri}"));
                        case "enrich" -> route.enrich().simple("${header.uri}");
                        case "pollEnrich" ->
                            route.pollEnrich().simple("${header.uri}").timeout(1000);
                        case "dynamicRouter" -> route.dynamicRouter(simple("${header.uri}"));
                        case "routingSlip" -> route.routingSlip(simple("${header.uri}"));
                        case "wireTap" -> route.wireTap("${header.uri}");
                        default -> route.toD().allowOptimisedComponents("false").uri("${header.uri}");
                    }
                }
            });
            Exchange exchange =
                    routes.send("direct:data", message -> message.getMessage().setHeader("uri", uri));

            if (!pattern.equals("wireTap")) {
                assertThat(exchange.getException()).hasStackTraceContaining("sets baseUrl itself");
            }
            routes.context().stop();
            elsewhere.setSoTimeout(1);
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aKeyThatIsRefusedFailsAtOnce() {
        credentials(null, null, "a-key-that-is-not-good");
        HeymarketAuthenticationException failure = routes.failure(HeymarketAuthenticationException.class, COUNT, null);
        assertThat(failure.getStatus()).isEqualTo(401);
        assertThat(failure).hasMessageNotContaining("a-key-that-is-not-good");
        assertThat(routes.requests(ApiEndpoint.COUNT_V1)).hasSize(1);
    }

    @Test
    void aRefusedTokenIsReplacedOnce() {
        credentials(sandbox().secretId(), "not-the-key", null);
        HeymarketAuthenticationException failure = routes.failure(HeymarketAuthenticationException.class, COUNT, null);
        assertThat(failure.getAttempts()).isEqualTo(2);
        assertThat(failure).hasMessageContaining("clock").hasMessageNotContaining("not-the-key");
    }

    private HeymarketSandbox sandbox() {
        return routes.sandbox();
    }

    private void credentials(String id, String key, String apiKey) {
        routes.configuration().setApiSecretId(id);
        routes.configuration().setApiSecretKey(key);
        routes.configuration().setApiKey(apiKey);
    }

    private String authorization() {
        return routes.request(ApiEndpoint.COUNT_V1).header("Authorization");
    }

    private String startFailure(String uri) {
        Throwable failure = routes.startFailure(uri);
        assertThat(failure).as("the route should not start").isNotNull();
        assertThat(routes.calls()).isEmpty();
        while (failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure.getMessage();
    }
}
