package io.github.camelheymarket.sync;

import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.spi.LedgerAccount;
import io.github.camelheymarket.spi.LedgerEntry;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Supplier;

/**
 * Decides whether a ledger file is about the account that a mirror works on: the team decides where both are known, else
 * the credential. Whoever cannot be shown to be its owner is refused, for the ids in it would be other people there (R10).
 *
 * <p>A file of an earlier version names the base URL alone. It is taken over when the account has one of its contacts, by
 * its id and under the phone or address that the sync created it by; or when there is nobody in it.
 */
final class LedgerOwner {

    /** Contacts that are read at most to see whose an old ledger is; the first that agrees is enough. */
    private static final int MOST_READS = 20;

    private final Path path;
    private final LedgerAccount account;

    LedgerOwner(Path path, LedgerAccount account) {
        this.path = path;
        this.account = account;
    }

    /**
     * @param credential what stands for the account's credential in this ledger; {@code null} where none was told
     * @return the head as it should be from now on
     * @throws HeymarketStorageException if the ledger is not about this account, or that cannot be shown
     */
    LedgerHead claim(LedgerHead head, String credential, Supplier<Iterator<LedgerEntry>> entries) {
        if (!head.address().equals(account.address())) {
            throw refused("it belongs to " + head.address() + ", and this sync uses " + account.address());
        }
        if (account.credential() == null) {
            return head;
        }
        if (head.credential() == null) {
            if (!hasOneOf(entries.get())) {
                throw refused(
                        "it was written by an earlier version, which did not record the account, and none of its contacts "
                                + "was found here");
            }
            return head.with(credential, account.team());
        }
        if (head.credential().equals(credential)) {
            return head.team() == null ? head.with(credential, account.team()) : head;
        }
        if (head.team() == null) {
            throw refused("it was written with another credential, when no contact showed the team");
        }
        Long team = account.team();
        if (!head.team().equals(team)) {
            throw refused(
                    team == null
                            ? "it was written with another credential, and no contact shows the team now"
                            : "its contacts belong to another team");
        }
        return head.with(credential, team);
    }

    private boolean hasOneOf(Iterator<LedgerEntry> entries) {
        int asked = 0;
        while (entries.hasNext() && asked < MOST_READS) {
            LedgerEntry entry = entries.next();
            if (!entry.isIntent()) {
                asked++;
                if (account.has(entry)) {
                    return true;
                }
            }
        }
        return asked == 0;
    }

    private HeymarketStorageException refused(String why) {
        return new HeymarketStorageException(
                "The ledger " + path + " does not belong to this Heymarket account: " + why
                        + ". Nothing was written. Set a separate ledgerDirectory for each account; or move the ledger away, so "
                        + "that a new ledger begins, with which no contact that earlier runs created is deleted.",
                null);
    }
}
