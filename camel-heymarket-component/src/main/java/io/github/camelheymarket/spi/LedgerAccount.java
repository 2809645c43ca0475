package io.github.camelheymarket.spi;

import io.github.camelheymarket.model.Digest;
import org.jspecify.annotations.Nullable;

/** The account that a mirror works on, as a {@link SyncLedger} needs to identify it. */
public interface LedgerAccount {

    /** The base URL of the API. */
    String address();

    /**
     * A text that differs between credentials, such as the id of an API secret. A ledger must not store it in plain text.
     *
     * @return {@code null} if the credential is not known
     */
    @Nullable
    String credential();

    /**
     * The id of the team whose contacts the credential reads. The first call may send a request.
     *
     * @return {@code null} if no contact shows a team
     */
    @Nullable
    Long team();

    /**
     * Whether the account has the contact of an entry, and the contact has the keys of which the entry holds the unsalted
     * digest. May send requests.
     */
    boolean has(LedgerEntry entry);

    /** Identifies the account in a ledger: the base URL, and the team or, if none is known, a digest of the credential. */
    default String name() {
        Long team = team();
        if (team != null) {
            return address() + " team " + team;
        }
        String credential = credential();
        return credential == null ? address() : address() + " credential " + Digest.id(credential);
    }

    /** An account of which only the base URL is known. It has no contacts. */
    static LedgerAccount at(String address) {
        return new LedgerAccount() {
            @Override
            public String address() {
                return address;
            }

            @Override
            public @Nullable String credential() {
                return null;
            }

            @Override
            public @Nullable Long team() {
                return null;
            }

            @Override
            public boolean has(LedgerEntry entry) {
                return false;
            }

            @Override
            public String name() {
                return address;
            }
        };
    }
}
