package io.github.camelheymarket.spi;

import io.github.camelheymarket.model.Digest;

/** The account that a mirror works on, as far as a ledger has to know it. */
public interface LedgerAccount {

    /** The base URL. */
    String address();

    /** Something that differs between credentials, such as the id of an API secret; never written to a file as it is. */
    String credential();

    /** The team whose contacts the credential reads, at the cost of a call; {@code null} where no contact tells it. */
    Long team();

    /** Whether the account has the contact of an entry, under the keys that the entry's unsalted digest stands for. */
    boolean has(LedgerEntry entry);

    /** One text for all of it: the team, else the credential. */
    default String name() {
        Long team = team();
        return address() + (team == null ? " credential " + Digest.id(credential()) : " team " + team);
    }

    /** An account of which the address alone is known. */
    static LedgerAccount at(String address) {
        return new LedgerAccount() {
            @Override
            public String address() {
                return address;
            }

            @Override
            public String credential() {
                return null;
            }

            @Override
            public Long team() {
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
