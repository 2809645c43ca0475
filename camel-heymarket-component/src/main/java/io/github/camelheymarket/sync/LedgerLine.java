package io.github.camelheymarket.sync;

import io.github.camelheymarket.spi.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A line of a ledger file: a checksum, a letter for the kind, and the values. {@code I} is an intent, {@code C} a created
 * contact, {@code D} a removed key, {@code A} the head, {@code H} the head of a file of an earlier version.
 */
record LedgerLine(
        char kind,
        String key,
        @Nullable LedgerEntry entry,
        @Nullable LedgerHead head) {

    private static final String NONE = "-";
    private static final int CHECKSUM = 8;

    static LedgerLine of(LedgerEntry entry) {
        return new LedgerLine(entry.isIntent() ? 'I' : 'C', entry.key(), entry, null);
    }

    static LedgerLine removal(String key) {
        return new LedgerLine('D', key, null, null);
    }

    static LedgerLine of(LedgerHead head) {
        return new LedgerLine('A', head.address(), null, head);
    }

    boolean isHead() {
        return head != null;
    }

    /** The line for a file with a salt; only for lines without their salt. @param salt empty for none */
    LedgerLine salted(String salt) {
        String saltedKey = KeyDigest.salted(salt, key);
        return entry == null
                ? removal(saltedKey)
                : of(new LedgerEntry(saltedKey, entry.since(), entry.id(), entry.uuid()));
    }

    /** With the line feed. */
    byte[] bytes() {
        StringBuilder text = new StringBuilder(120).append(kind).append(' ');
        if (kind == 'A' && head != null) {
            text.append(head.salt()).append(' ').append(orNone(head.credential()));
            text.append(' ').append(orNone(head.team())).append(' ');
        }
        text.append(key);
        if (entry != null) {
            text.append(' ').append(entry.since().getEpochSecond());
        }
        if (kind == 'C' && entry != null) {
            text.append(' ').append(orNone(entry.id())).append(' ').append(orNone(entry.uuid()));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return (checksum(bytes, 0, bytes.length) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String orNone(@Nullable Object value) {
        return value == null ? NONE : value.toString();
    }

    private static @Nullable String orNull(String text) {
        return text.equals(NONE) ? null : text;
    }

    /**
     * @param to the end of the line, without its line feed
     * @return {@code null} if the line was damaged or edited
     */
    static @Nullable LedgerLine parse(byte[] bytes, int from, int to) {
        int text = from + CHECKSUM + 1;
        if (to - text < 3
                || bytes[text - 1] != ' '
                || !checksum(bytes, text, to).equals(ascii(bytes, from, from + CHECKSUM))) {
            return null;
        }
        String[] parts = new String(bytes, text, to - text, StandardCharsets.UTF_8).split(" ", -1);
        try {
            return parts[0].length() == 1 && parts.length > 1 ? parse(parts) : null;
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            return null;
        }
    }

    private static @Nullable LedgerLine parse(String[] parts) {
        char kind = parts[0].charAt(0);
        return switch (kind) {
            case 'A' -> {
                String team = orNull(parts[3]);
                yield of(
                        new LedgerHead(parts[4], orNull(parts[2]), team == null ? null : Long.valueOf(team), parts[1]));
            }
            case 'H' -> new LedgerLine('H', parts[1], null, new LedgerHead(parts[1], null, null, ""));
            case 'D' -> removal(parts[1]);
            case 'I' -> of(new LedgerEntry(parts[1], since(parts), null, null));
            case 'C' -> {
                String id = orNull(parts[3]);
                yield of(new LedgerEntry(
                        parts[1], since(parts), id == null ? null : Long.valueOf(id), orNull(parts[4])));
            }
            default -> null;
        };
    }

    private static Instant since(String[] parts) {
        return Instant.ofEpochSecond(Long.parseLong(parts[2]));
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String checksum(byte[] bytes, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        return HexFormat.of().toHexDigits(crc.getValue(), CHECKSUM);
    }
}
