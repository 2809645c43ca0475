package io.github.camelheymarket.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * One contact that a mirror created, or was about to create.
 *
 * @param key stands for the row's keys without telling them: 32 hexadecimal digits
 * @param since when it was created, or was going to be
 * @param id the contact's integer id; {@code null} where it is not known
 * @param uuid the contact's UUID; {@code null} where it is not known
 */
public record LedgerEntry(String key, Instant since, Long id, String uuid) {

    public LedgerEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(since, "since");
    }

    /** Whether nobody knows yet if the contact came to be. */
    public boolean isIntent() {
        return id == null && uuid == null;
    }

    public LedgerEntry known(Long newId, String newUuid) {
        return new LedgerEntry(key, since, newId, newUuid);
    }
}
