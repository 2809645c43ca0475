package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.operation.ApiEndpoint;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials are one set, resolved on one level; what is missing or too much is told before anything is sent. */
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
                .contains("no credentials")
                .contains("apiSecretId and apiSecretKey")
                .contains("Settings, Integrations, API");
    }

    @Test
    void blankOnesAreNone() {
        credentials(" ", "", "\t");
        assertThat(startFailure(COUNT)).contains("no credentials");
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
                .contains("give one of the two")
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
