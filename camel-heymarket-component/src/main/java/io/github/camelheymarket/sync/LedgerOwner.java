package io.github.camelheymarket.sync;

import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.spi.LedgerAccount;
import io.github.camelheymarket.spi.LedgerEntry;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a ledger file belongs to the account of the mirror: by the team if both teams are known, else by the
 * credential. Otherwise the ledger is rejected, since its ids are those of other contacts in another account (R10).
 *
 * <p>A file of an earlier version has the base URL only. It belongs to the account if the account has one of its contacts,
 * with the id and the phone or email that the sync created it with; or if the file has no contact.
 */
final class LedgerOwner {

    /** How many contacts of a file of an earlier version are read at most; the first that agrees is enough. */
    private static final int MAX_READS = 20;

    private final Path path;
    private final LedgerAccount account;

    LedgerOwner(Path path, LedgerAccount account) {
        this.path = path;
        this.account = account;
    }

    /**
     * @param credential the account's credential as a digest with the salt of this ledger; {@code null} if it is unknown
     * @return the head with what is known now
     * @throws HeymarketStorageException if the ledger does not belong to the account, or that cannot be determined
     */
    LedgerHead claim(LedgerHead head, @Nullable String credential, Supplier<Iterator<LedgerEntry>> entries) {
        if (!head.address().equals(account.address())) {
            throw rejected("it belongs to " + head.address() + ", and this sync uses " + account.address());
        }
        if (account.credential() == null) {
            return head;
        }
        if (head.credential() == null) {
            if (!hasOneOf(entries.get())) {
                throw rejected(
                        "it was written by an earlier version, which did not record the account, and none of its contacts "
                                + "was found here");
            }
            return head.with(credential, account.team());
        }
        if (head.credential().equals(credential)) {
            return head.team() == null ? head.with(credential, account.team()) : head;
        }
        if (head.team() == null) {
            throw rejected("it was written with another credential, when no contact showed the team");
        }
        Long team = account.team();
        if (!head.team().equals(team)) {
            throw rejected(
                    team == null
                            ? "it was written with another credential, and no contact shows the team now"
                            : "its contacts belong to another team");
        }
        return head.with(credential, team);
    }

    private boolean hasOneOf(Iterator<LedgerEntry> entries) {
        int reads = 0;
        while (entries.hasNext() && reads < MAX_READS) {
            LedgerEntry entry = entries.next();
            if (!entry.isIntent()) {
                reads++;
                if (account.has(entry)) {
                    return true;
                }
            }
        }
        return reads == 0;
    }

    private HeymarketStorageException rejected(String reason) {
        return new HeymarketStorageException(
                "The ledger " + path + " does not belong to this Heymarket account: " + reason
                        + ". Nothing was written. Set a separate ledgerDirectory for each account; or move the ledger away, so "
                        + "that a new ledger begins, with which no contact that earlier runs created is deleted.",
                null);
    }
}
