package io.github.camelheymarket.spi;

import java.io.Closeable;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Records which contacts a mirror created, because a mirror deletes only those (R10). The built-in ledger is a file; a
 * bean of type {@link Factory} in the registry replaces it.
 *
 * <p>One run at a time uses a ledger, in one thread. Changes must be durable when a method returns, so that a crash does not
 * lose them. Two may be lost, because the next run repeats them: adding the ids to an entry by {@link #put}, and
 * {@link #remove}.
 */
public interface SyncLedger extends Closeable {

    /**
     * Why entries of earlier runs may be missing: the ledger is new, or was not readable. The mirror then deletes no contact.
     *
     * @return a stable code such as {@code NO_LEDGER}, a colon and a sentence; {@code null} if the ledger is complete
     */
    @Nullable
    String incomplete();

    /** Adds entries. An entry replaces the one with the same key. */
    void put(Collection<LedgerEntry> entries);

    /** Removes the entries with these keys, and ignores keys without an entry. */
    void remove(Collection<String> keys);

    /** All entries, in any order. The component changes no entry while it reads them. */
    Iterator<LedgerEntry> entries();

    /**
     * The salt of the digests in the entries, created at random with the ledger and stored in it. An empty salt, the default,
     * lets anyone who has a copy of the ledger look phones up in a precomputed table.
     */
    default String salt() {
        return "";
    }

    /** Opens the ledger of a sync. A bean of this type in the registry replaces the built-in ledger. */
    @FunctionalInterface
    interface Factory {
        /**
         * Opens a ledger.
         *
         * @param syncName the value of the option {@code syncName}
         * @param account the account whose contact ids the ledger holds, {@link LedgerAccount#name()}
         * @param readOnly if {@code true}, as in a dry run, the run changes nothing, and the ledger must not be created
         * @return the ledger, which the component closes; for a ledger of another account, one whose {@link #incomplete()}
         *     says so
         * @throws io.github.camelheymarket.exception.HeymarketStorageException if another run has the ledger open
         */
        SyncLedger open(String syncName, String account, boolean readOnly);

        /**
         * Opens a ledger that finds out for itself whether it belongs to an account. The component calls this method; the
         * default passes the name of the account on.
         *
         * @throws io.github.camelheymarket.exception.HeymarketStorageException if the ledger belongs to another account
         */
        default SyncLedger open(String syncName, LedgerAccount account, boolean readOnly) {
            return open(syncName, account.name(), readOnly);
        }
    }
}
