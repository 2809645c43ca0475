package io.github.camelheymarket.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks the Authorization header (C2): a JWT signed with HS256, at most five minutes old and not from the future, or the legacy key.
 * Each refusal is a 401 whose text says why.
 */
final class Authenticator {
    private static final long LIFETIME_SECONDS = 300;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final InstantSource clock;

    /** @param clock by which the age of a token is told */
    Authenticator(InstantSource clock) {
        this.clock = clock;
    }

    /** The credential's name, which is what the request limit counts by. */
    String check(String header) {
        if (header == null || header.isBlank()) {
            throw refused("no Authorization header");
        }
        if (!header.startsWith("Bearer ")) {
            throw refused("only Bearer is accepted in Authorization");
        }
        String token = header.substring("Bearer ".length());
        if (token.equals(Credentials.API_KEY)) {
            return "api-key";
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw refused("unknown API key");
        }
        return checkJwt(parts);
    }

    private String checkJwt(String[] parts) {
        JsonNode header = decode(parts[0], "header");
        JsonNode claims = decode(parts[1], "claims");
        if (!header.path("alg").asText().equals("HS256")) {
            throw refused("JWT header alg must be HS256");
        }
        if (!header.path("typ").asText().equals("JWT")) {
            throw refused("JWT header typ must be JWT");
        }
        Credentials.Secret secret = Credentials.SECRETS.stream()
                .filter(s -> s.id().equals(claims.path("iss").textValue()))
                .findFirst()
                .orElseThrow(() -> refused("JWT claim iss is not a known API Secret id"));
        if (!MessageDigest.isEqual(sign(secret, parts[0] + "." + parts[1]), base64(parts[2], "signature"))) {
            throw refused("JWT signature does not match");
        }
        checkClaims(claims);
        return secret.id();
    }

    private void checkClaims(JsonNode claims) {
        Set<String> extra = new TreeSet<>();
        for (Iterator<String> names = claims.fieldNames(); names.hasNext(); ) {
            extra.add(names.next());
        }
        extra.remove("iss");
        extra.remove("iat");
        if (!extra.isEmpty()) {
            throw refused("JWT has claims besides iss and iat: " + String.join(", ", extra));
        }
        JsonNode iat = claims.path("iat");
        if (!iat.isIntegralNumber() || !iat.canConvertToLong()) {
            throw refused("JWT claim iat must be an integer, in seconds");
        }
        long now = clock.instant().getEpochSecond();
        if (iat.longValue() > now) {
            throw refused("JWT claim iat lies in the future");
        }
        if (now - iat.longValue() > LIFETIME_SECONDS) {
            throw refused("JWT expired: iat is more than five minutes ago");
        }
    }

    private static JsonNode decode(String part, String what) {
        try {
            JsonNode json = MAPPER.readTree(base64(part, what));
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw refused("JWT " + what + " is not JSON");
        }
        throw refused("JWT " + what + " is not a JSON object");
    }

    private static byte[] base64(String part, String what) {
        if (part.indexOf('=') >= 0) {
            throw refused("JWT " + what + " must be base64url without padding");
        }
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw refused("JWT " + what + " is not base64url");
        }
    }

    private static byte[] sign(Credentials.Secret secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = (secret.id() + "||" + secret.key()).getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ApiError refused(String why) {
        return ApiError.of(401, "unauthorized", why);
    }
}
