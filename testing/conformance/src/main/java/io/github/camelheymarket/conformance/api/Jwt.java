package io.github.camelheymarket.conformance.api;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a token: HS256, claims {@code iss} and {@code iat} only, key {@code secretId||secretKey} (C2.2). */
final class Jwt {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Heymarket rejects a token from the future, and its clock may be behind. */
    private static final long BACK_DATED_SECONDS = 30;

    private Jwt() {}

    static String sign(String secretId, String secretKey, Instant now) {
        String claims = "{\"iss\":" + TextNode.valueOf(secretId) + ",\"iat\":"
                + (now.getEpochSecond() - BACK_DATED_SECONDS) + "}";
        String signed = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = (secretId + "||" + secretKey).getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
