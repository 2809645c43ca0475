package io.github.camelheymarket.sync;

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

    /** Opens ledgers. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param syncName the option of that name
         * @param account what the ids in it belong to; a ledger of another account is not readable
         * @param readOnly nothing is going to be changed, as in a dry run, and nothing may be made
         * @throws IllegalStateException when another run has it open
         */
        SyncLedger open(String syncName, String account, boolean readOnly);
    }
}
