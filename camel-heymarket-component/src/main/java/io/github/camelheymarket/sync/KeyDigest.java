package io.github.camelheymarket.sync;

import io.github.camelheymarket.model.Digest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/** Digests of match keys, so that no ledger has a phone or an email. */
public final class KeyDigest {

    private static final int BYTES = 16;

    private KeyDigest() {}

    /** A digest of the keys of one row, whatever their order. @param salt empty for none */
    static String of(String salt, String syncName, Collection<String> keys) {
        return salted(salt, Digest.id(syncName + "\n" + String.join("\n", new TreeSet<>(keys))));
    }

    /** Adds a salt to an unsalted digest of a file of an earlier version. */
    static String salted(String salt, String digest) {
        return salt.isEmpty() ? digest : Digest.id(salt + "\n" + digest);
    }

    static String newSalt() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
