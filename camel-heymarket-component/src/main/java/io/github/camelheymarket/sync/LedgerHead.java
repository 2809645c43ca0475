package io.github.camelheymarket.sync;

/**
 * The first line of a ledger file: whose contacts the ledger is about, and what its digests are salted with.
 *
 * @param address the base URL
 * @param credential a salted digest of the credential; {@code null} where none was told
 * @param team the team that contacts show; {@code null} where none was seen yet
 * @param salt random; empty in a file of an earlier version, which names no credential and no team either
 */
record LedgerHead(String address, String credential, Long team, String salt) {

    /** Whether an earlier version wrote it: unsalted, and with the address alone. */
    boolean isOld() {
        return salt.isEmpty();
    }

    LedgerHead with(String newCredential, Long newTeam) {
        return new LedgerHead(address, newCredential, newTeam, salt);
    }
}
