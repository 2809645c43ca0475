package io.github.camelheymarket.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts, which stands for what must not be kept or shown as it is. */
public final class Digest {

    private static final int ID_BYTES = 16;

    private Digest() {}

    /** A digest of the text's UTF-8 bytes: 32 bytes. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] of(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(part);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The first half of a text's digest: 32 hexadecimal digits. */
    public static String id(String text) {
        return hex(text, ID_BYTES);
    }

    /** The first bytes of a text's digest, two hexadecimal digits each. */
    public static String hex(String text, int bytes) {
        return HexFormat.of().formatHex(of(text), 0, bytes);
    }

    /** Two different texts share a number once in some 10<sup>19</sup>. */
    public static long number(String text) {
        return ByteBuffer.wrap(of(text)).getLong();
    }
}
