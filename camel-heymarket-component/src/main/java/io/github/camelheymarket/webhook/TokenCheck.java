package io.github.camelheymarket.webhook;

import io.github.camelheymarket.model.Digest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a delivery's token with those that count, two while a token is exchanged. Digests are compared, of one length and
 * in constant time, and always with each: how long it takes tells nothing about the tokens.
 */
final class TokenCheck {

    private final List<byte[]> digests = new ArrayList<>();

    TokenCheck(List<String> tokens) {
        tokens.forEach(token -> digests.add(digest(token)));
    }

    /** @param token {@code null} where the delivery has none */
    boolean passes(String token) {
        byte[] given = digest(token == null ? "" : token);
        boolean passes = false;
        for (byte[] digest : digests) {
            passes |= MessageDigest.isEqual(digest, given);
        }
        return passes && token != null;
    }

    private static byte[] digest(String token) {
        return Digest.of(token);
    }
}
