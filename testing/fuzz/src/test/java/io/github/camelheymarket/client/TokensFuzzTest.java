package io.github.camelheymarket.client;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.fuzz.Judge;
import io.github.camelheymarket.fuzz.Parts;
import io.github.camelheymarket.model.Json;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Timeout;

/** The input of a JWT: the first line is the secret id, the rest the secret key. */
class TokensFuzzTest {

    @Timeout(30)
    @FuzzTest
    void everySecretGivesATokenThatFitsIntoAHeader(byte[] input) throws IOException {
        Parts parts = Parts.of(input);
        Credentials.SecretPair pair = new Credentials.SecretPair(parts.head(), parts.text(0));
        String token = JwtTokenSource.sign(pair, input.length);
        String[] pieces = token.split("\\.", -1);
        if (pieces.length != 3 || !token.matches("[A-Za-z0-9_.-]+")) {
            throw new AssertionError("not three pieces of base64url");
        }
        JsonNode claims = Json.mapper().readTree(Base64.getUrlDecoder().decode(pieces[1]));
        if (!claims.path("iss").asText().equals(parts.head())
                || claims.path("iat").asInt() != input.length) {
            throw new AssertionError("the claims are not those that were given");
        }
        Judge.isDiscreet(pair.toString());
        String key = pair.secretKey();
        String shown =
                pair.hideIn(Redactor.ofNothing()).redact("The key " + key + " of " + pair.secretId() + " is wrong");
        if (key.strip().length() >= 6 && shown.contains(key)) {
            throw new AssertionError("the secret is shown");
        }
    }
}
