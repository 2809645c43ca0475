package io.github.camelheymarket.sync;

/**
 * The first line of a ledger file: the account of its contacts, and the salt of its digests.
 *
 * @param address the base URL
 * @param credential a salted digest of the credential; {@code null} if it is unknown
 * @param team the team of the contacts; {@code null} if no contact has shown it yet
 * @param salt random; empty in a file of an earlier version, which has no credential and no team
 */
record LedgerHead(String address, String credential, Long team, String salt) {

    /** Whether an earlier version wrote the file, without salt, credential and team. */
    boolean isOld() {
        return salt.isEmpty();
    }

    LedgerHead with(String newCredential, Long newTeam) {
        return new LedgerHead(address, newCredential, newTeam, salt);
    }
}
