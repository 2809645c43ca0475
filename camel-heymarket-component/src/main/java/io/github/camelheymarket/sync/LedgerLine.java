package io.github.camelheymarket.sync;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * A line of a ledger file: its checksum, a letter, and what the letter says. {@code I} is an intent, {@code C} a contact
 * that was created, {@code D} a key that is forgotten, {@code H} the head.
 */
record LedgerLine(char kind, String key, LedgerEntry entry) {

    private static final String NONE = "-";

    static LedgerLine of(LedgerEntry entry) {
        return new LedgerLine(entry.isIntent() ? 'I' : 'C', entry.key(), entry);
    }

    static LedgerLine removal(String key) {
        return new LedgerLine('D', key, null);
    }

    /** @param name names the ledger; @param account what its ids belong to */
    static LedgerLine head(String account) {
        return new LedgerLine('H', account, null);
    }

    /** With the line feed. */
    byte[] bytes() {
        String text = kind + " " + key;
        if (entry != null) {
            text += " " + entry.since().getEpochSecond();
        }
        if (kind == 'C') {
            text += " " + (entry.id() == null ? NONE : entry.id()) + " " + (entry.uuid() == null ? NONE : entry.uuid());
        }
        return (checksum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param line without its line feed
     * @return {@code null} where it is not as it was written
     */
    static LedgerLine parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length < 3 || parts[1].length() != 1 || !parts[0].equals(checksum(line.substring(9)))) {
            return null;
        }
        char kind = parts[1].charAt(0);
        return switch (kind) {
            case 'H', 'D' -> new LedgerLine(kind, parts[2], null);
            case 'I', 'C' -> {
                Instant since = Instant.ofEpochSecond(Long.parseLong(parts[3]));
                boolean known = kind == 'C';
                Long id = known && !parts[4].equals(NONE) ? Long.valueOf(parts[4]) : null;
                String uuid = known && !parts[5].equals(NONE) ? parts[5] : null;
                yield new LedgerLine(kind, parts[2], new LedgerEntry(parts[2], since, id, uuid));
            }
            default -> null;
        };
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
