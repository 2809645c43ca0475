package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes to one endpoint of the API after the other. */
abstract class EveryEndpointTestCase {

    static final String PHONE = "12025550143";

    static final String OTHER = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    /** The one request to that endpoint, whose answer is in the result headers. */
    RecordedRequest answered(Message result, ApiEndpoint endpoint) throws Exception {
        RecordedRequest request = routes.request(endpoint);
        assertThat(request.status()).isEqualTo(200);
        assertThat(result.getHeader(HeymarketConstants.RESULT_STATUS)).isEqualTo(200);
        assertThat(result.getHeader(HeymarketConstants.RESULT_REQUEST_ID)).isEqualTo(request.requestId());
        assertThat(result.getHeader(HeymarketConstants.RESULT_ATTEMPTS)).isEqualTo(1);
        authorized(List.of(request));
        return request;
    }

    /** Each request carries a token that the API secret signed, checked by a library of its own. */
    void authorized(List<RecordedRequest> requests) {
        HeymarketSandbox sandbox = routes.sandbox();
        assertThat(requests).isNotEmpty().allSatisfy(request -> {
            String authorization = request.header("Authorization");
            assertThat(authorization).startsWith("Bearer ");
            SignedJWT token = SignedJWT.parse(authorization.substring("Bearer ".length()));
            byte[] key = (sandbox.secretId() + "||" + sandbox.secretKey()).getBytes(StandardCharsets.UTF_8);
            assertThat(token.verify(new MACVerifier(key))).isTrue();
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(sandbox.secretId());
        });
    }

    SandboxContact stored(String phone) {
        return routes.sandbox().findByPhone(phone).orElseThrow();
    }

    void onlyTheOtherIsLeft() {
        assertThat(routes.sandbox().contacts())
                .extracting(SandboxContact::phone)
                .containsExactly(OTHER);
    }
}
