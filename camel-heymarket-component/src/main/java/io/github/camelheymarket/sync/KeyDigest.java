package io.github.camelheymarket.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/** Digests that stand for keys and ids, so that neither a ledger nor a scratch file holds anybody's phone. */
final class KeyDigest {

    private static final int BYTES = 16;

    private KeyDigest() {}

    /** One text for the keys of one person, whatever their order. @param salt empty for none */
    static String of(String salt, String syncName, Collection<String> keys) {
        return salted(salt, text(syncName + "\n" + String.join("\n", new TreeSet<>(keys))));
    }

    /** What an unsalted digest becomes in a file with a salt, so that a file without one can be brought up to date. */
    static String salted(String salt, String digest) {
        return salt.isEmpty() ? digest : text(salt + "\n" + digest);
    }

    static String newSalt() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    static String text(String text) {
        return HexFormat.of().formatHex(digest(text), 0, BYTES);
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
