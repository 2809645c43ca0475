package io.github.camelheymarket.webhook;

import io.github.camelheymarket.model.Digest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the token of a delivery with the valid tokens, of which there are two while a token is replaced. It compares
 * digests, in constant time and with every token, so that the duration reveals nothing about the tokens.
 */
final class TokenCheck {

    private final List<byte[]> digests = new ArrayList<>();

    TokenCheck(List<String> tokens) {
        tokens.forEach(token -> digests.add(Digest.of(token)));
    }

    /** @param token {@code null} if the delivery has none */
    boolean passes(@Nullable String token) {
        byte[] given = Digest.of(token == null ? "" : token);
        boolean passes = false;
        for (byte[] digest : digests) {
            passes |= MessageDigest.isEqual(digest, given);
        }
        return passes && token != null;
    }
}
