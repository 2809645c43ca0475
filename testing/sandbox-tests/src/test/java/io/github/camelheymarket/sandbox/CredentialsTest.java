package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Authorization header, C2. */
class CredentialsTest {
    private static final Instant NOW = Instant.parse("2026-05-02T09:14:31Z");
    private static final String HEADER = "{'alg':'HS256','typ':'JWT'}";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.clock(() -> NOW));

    private HeymarketSandbox sandbox;

    @BeforeEach
    void connect() {
        sandbox = HEYMARKET.sandbox();
        sandbox.set(Switch.CLOCK_BEHIND, 0);
    }

    @Test
    void aFreshJwtIsAccepted() {
        assertThat(status(jwt(claims(0)))).isEqualTo(200);
    }

    @Test
    void theSecondSecretIsAcceptedToo() {
        String claims = "{'iss':'" + sandbox.secondSecretId() + "','iat':" + NOW.getEpochSecond() + "}";

        assertThat(status(jwt(HEADER, claims, sandbox.secondSecretId() + "||" + sandbox.secondSecretKey())))
                .isEqualTo(200);
    }

    @Test
    void theLegacyKeyIsAccepted() {
        assertThat(status("Bearer " + sandbox.apiKey())).isEqualTo(200);
    }

    @Test
    void aJwtOfExactlyFiveMinutesIsAccepted() {
        assertThat(status(jwt(claims(-300)))).isEqualTo(200);
    }

    @Test
    void aJwtOlderThanFiveMinutesIsRefused() {
        assertRefused(jwt(claims(-301)), "expired");
    }

    @Test
    void aJwtFromTheFutureIsRefused() {
        assertRefused(jwt(claims(1)), "lies in the future");
    }

    @Test
    void whatTheFutureIsGoesByTheServersClock() {
        sandbox.set(Switch.CLOCK_BEHIND, 20);

        assertRefused(jwt(claims(-19)), "lies in the future");
        assertThat(status(jwt(claims(-20)))).isEqualTo(200);
        assertThat(status(jwt(claims(-320)))).isEqualTo(200);
        assertThat(call(jwt(claims(0))).header("Date")).isEqualTo("Sat, 02 May 2026 09:14:11 GMT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1777713271'", "1777713271.5", "null"})
    void anIatThatIsNoIntegerIsRefused(String iat) {
        assertRefused(jwt("{'iss':'" + sandbox.secretId() + "','iat':" + iat + "}"), "iat must be an integer");
    }

    @Test
    void iatInMillisecondsIsRefused() {
        String claims = "{'iss':'" + sandbox.secretId() + "','iat':" + NOW.toEpochMilli() + "}";

        assertRefused(jwt(claims), "lies in the future");
    }

    @Test
    void aFurtherClaimIsRefused() {
        String claims = claims(0).replace("}", ",'exp':" + NOW.plusSeconds(300).getEpochSecond() + "}");

        assertRefused(jwt(claims), "claims besides iss and iat: exp");
    }

    @Test
    void aJwtSignedWithTheSecretKeyAloneIsRefused() {
        assertRefused(jwt(HEADER, claims(0), sandbox.secretKey()), "signature does not match");
    }

    @Test
    void anUnknownIssuerIsRefused() {
        assertRefused(jwt(claims(0).replace(sandbox.secretId(), "somebody")), "iss is not a known API Secret");
    }

    @Test
    void anotherAlgorithmIsRefused() {
        assertRefused(jwt(HEADER.replace("HS256", "none"), claims(0), key()), "alg must be HS256");
    }

    @Test
    void paddedBase64IsRefused() {
        assertRefused(jwt(claims(0)) + "=", "without padding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic c2FuZGJveC1sZWdhY3ktYXBpLWtleTo=",
                "bearer sandbox-legacy-api-key",
                "sandbox-legacy-api-key"
            })
    void anySchemeButBearerIsRefused(String header) {
        assertRefused(header, "only Bearer");
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertRefused("Bearer something", "unknown API key");
    }

    @Test
    void noHeaderIsRefused() {
        assertRefused("", "no Authorization header");
    }

    private void assertRefused(String authorization, String reason) {
        Api.Answer answer = call(authorization);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains(reason);
    }

    private int status(String authorization) {
        return call(authorization).status();
    }

    private Api.Answer call(String authorization) {
        return new Api(sandbox).call("GET", "/v1/team", null, r -> r.setHeader("Authorization", authorization));
    }

    private String claims(int offset) {
        return "{'iss':'" + sandbox.secretId() + "','iat':" + (NOW.getEpochSecond() + offset) + "}";
    }

    private String key() {
        return sandbox.secretId() + "||" + sandbox.secretKey();
    }

    private String jwt(String claims) {
        return jwt(HEADER, claims, key());
    }

    private static String jwt(String header, String claims, String key) {
        try {
            String signed = base64(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8)) + "."
                    + base64(claims.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "Bearer " + signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
