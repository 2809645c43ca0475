package io.github.camelheymarket.spi;

import io.github.camelheymarket.sync.FileLedger;
import java.io.Closeable;
import java.util.Collection;
import java.util.Iterator;

/**
 * Remembers which contacts a mirror created, because it deletes nobody else (R10). The built-in one is a file
 * ({@link FileLedger}); a {@link Factory} in the registry puts another in its place.
 *
 * <p>One run at a time uses it, by one thread. What a method has taken must outlast the process once it returns, except
 * that {@link #put} of an identity and {@link #remove} may be lost: the next run finds out.
 */
public interface SyncLedger extends Closeable {

    /**
     * Why the ledger cannot be relied on to hold everything that earlier runs put: it is new, or was not readable. Nobody
     * is deleted then.
     *
     * @return a stable code such as {@code NO_LEDGER}, a colon and a sentence; {@code null} where it is whole
     */
    String incomplete();

    /** Adds entries, each in the place of one with the same key. */
    void put(Collection<LedgerEntry> entries);

    /** Forgets entries; keys that it does not have change nothing. */
    void remove(Collection<String> keys);

    /** Everything in it, in any order. Nothing is put or removed while it is read. */
    Iterator<LedgerEntry> entries();

    /**
     * What the digests in it are salted with: made at random when the ledger is, and kept with it. Empty where they are
     * plain, so that whoever has a copy can look phones up in a table.
     */
    default String salt() {
        return "";
    }

    /** Opens ledgers. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param syncName the option of that name
         * @param account what the ids in it belong to, {@link LedgerAccount#name()}; a ledger of another account is not
         *     readable, or refused
         * @param readOnly nothing is going to be changed, as in a dry run, and nothing may be made
         * @throws IllegalStateException when another run has it open
         */
        SyncLedger open(String syncName, String account, boolean readOnly);

        /**
         * The same, for a ledger that can tell by itself whether an account is its own.
         *
         * @throws io.github.camelheymarket.exception.HeymarketStorageException when it belongs to another account
         */
        default SyncLedger open(String syncName, LedgerAccount account, boolean readOnly) {
            return open(syncName, account.name(), readOnly);
        }
    }
}
