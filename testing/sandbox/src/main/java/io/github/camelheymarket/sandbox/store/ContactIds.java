package io.github.camelheymarket.sandbox.store;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * UUIDs of contacts, computed from their integer ids and back, so that a million of them need no index. The numbers carry the id
 * multiplied by an odd constant: they look random and are the same in each run.
 */
final class ContactIds {
    private static final long LOW_62 = (1L << 62) - 1;
    private static final long FACTOR = 0x1D8E4E27C47D124FL;
    private static final long INVERSE = inverse(FACTOR);

    private ContactIds() {}

    static UUID uuid(long id) {
        long high = (id * 0x2545F4914F6CDD1DL) & ~0xF000L | 0x4000L;
        long low = (id * FACTOR) & LOW_62 | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    static OptionalLong id(UUID uuid) {
        long id = (uuid.getLeastSignificantBits() * INVERSE) & LOW_62;
        return uuid(id).equals(uuid) ? OptionalLong.of(id) : OptionalLong.empty();
    }

    /** Newton's iteration for the inverse of an odd number modulo 2^64: each step doubles the correct bits. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
