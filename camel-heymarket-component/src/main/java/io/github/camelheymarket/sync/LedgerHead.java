package io.github.camelheymarket.sync;

import org.jspecify.annotations.Nullable;

/**
 * The first line of a ledger file: the account of its contacts, and the salt of its digests.
 *
 * @param address the base URL
 * @param credential a salted digest of the credential; {@code null} if it is unknown
 * @param team the team of the contacts; {@code null} if no contact has shown it yet
 * @param salt random; empty in a file of an earlier version, which has no credential and no team
 */
record LedgerHead(
        String address,
        @Nullable String credential,
        @Nullable Long team,
        String salt) {

    /** Whether an earlier version wrote the file, without salt, credential and team. */
    boolean isOld() {
        return salt.isEmpty();
    }

    LedgerHead with(@Nullable String newCredential, @Nullable Long newTeam) {
        return new LedgerHead(address, newCredential, newTeam, salt);
    }
}
