package io.github.camelheymarket.sync;

import io.github.camelheymarket.model.Digest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/** Digests that stand for keys and ids, so that neither a ledger nor a scratch file holds anybody's phone. */
public final class KeyDigest {

    private static final int BYTES = 16;

    private KeyDigest() {}

    /** One text for the keys of one person, whatever their order. @param salt empty for none */
    static String of(String salt, String syncName, Collection<String> keys) {
        return salted(salt, Digest.id(syncName + "\n" + String.join("\n", new TreeSet<>(keys))));
    }

    /** What an unsalted digest becomes in a file with a salt, so that a file without one can be brought up to date. */
    static String salted(String salt, String digest) {
        return salt.isEmpty() ? digest : Digest.id(salt + "\n" + digest);
    }

    static String newSalt() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
