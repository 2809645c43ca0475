package io.github.camelheymarket.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, for values that must not be stored or shown in plain text. */
public final class Digest {

    private static final int ID_BYTES = 16;

    private Digest() {}

    /** The digest of a text in UTF-8: 32 bytes. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of the concatenated parts: 32 bytes. */
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

    /** The first 16 bytes of the digest of a text, as 32 hexadecimal digits. */
    public static String id(String text) {
        return hex(text, ID_BYTES);
    }

    /** The first bytes of the digest of a text, as hexadecimal digits. */
    public static String hex(String text, int bytes) {
        return HexFormat.of().formatHex(of(text), 0, bytes);
    }

    /** The first 8 bytes of the digest of a text, as a number. */
    public static long number(String text) {
        return ByteBuffer.wrap(of(text)).getLong();
    }
}
