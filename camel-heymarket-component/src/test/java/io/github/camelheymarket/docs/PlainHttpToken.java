package io.github.camelheymarket.docs;

// tag::token[]
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Signs a token for each call. */
final class PlainHttpToken implements Processor {

    private final String secretId;
    private final String secretKey;

    PlainHttpToken(String secretId, String secretKey) {
        this.secretId = secretId;
        this.secretKey = secretKey;
    }

    @Override
    public void process(Exchange exchange) throws GeneralSecurityException {
        String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        String claims = "{\"iss\":\"" + secretId + "\",\"iat\":"
                + Instant.now().minusSeconds(30).getEpochSecond() + "}";
        String unsigned =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = (secretId + "||" + secretKey).getBytes(StandardCharsets.UTF_8);
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signature = mac.doFinal(unsigned.getBytes(StandardCharsets.UTF_8));
        exchange.getMessage().setHeader("Authorization", "Bearer " + unsigned + "." + base64(signature));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
// end::token[]
