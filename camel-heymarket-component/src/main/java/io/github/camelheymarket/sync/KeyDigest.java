package io.github.camelheymarket.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/** Digests that stand for keys and ids, so that neither a ledger nor a scratch file holds anybody's phone. */
final class KeyDigest {

    private static final int BYTES = 16;

    private KeyDigest() {}

    /** One text for the keys of one person, whatever their order. */
    static String of(String syncName, Collection<String> keys) {
        return HexFormat.of().formatHex(digest(syncName + "\n" + String.join("\n", new TreeSet<>(keys))), 0, BYTES);
    }

    /** Two different texts share a number once in some 10<sup>19</sup>. */
    static long number(String text) {
        return ByteBuffer.wrap(digest(text)).getLong();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
