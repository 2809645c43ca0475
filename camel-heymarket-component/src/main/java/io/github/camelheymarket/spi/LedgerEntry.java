package io.github.camelheymarket.spi;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A contact that a mirror created, or was about to create.
 *
 * @param key a digest of the row's match keys, 32 hexadecimal digits
 * @param since when the mirror created the contact, or was about to
 * @param id the contact's integer id; {@code null} if not known
 * @param uuid the contact's UUID; {@code null} if not known
 */
public record LedgerEntry(
        String key,
        Instant since,
        @Nullable Long id,
        @Nullable String uuid) {

    public LedgerEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(since, "since");
    }

    /** Whether the entry was written before the create, and neither id of the contact is known yet. */
    public boolean isIntent() {
        return id == null && uuid == null;
    }

    /** The same entry with the ids of the contact. */
    public LedgerEntry known(@Nullable Long newId, @Nullable String newUuid) {
        return new LedgerEntry(key, since, newId, newUuid);
    }
}
