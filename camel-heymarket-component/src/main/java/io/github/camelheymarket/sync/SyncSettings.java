package io.github.camelheymarket.sync;

import java.util.Objects;

/**
 * How a sync goes about its work, beside what it shares with a bulk upsert.
 *
 * @param mode what it may do
 * @param mirror what a mirror needs; {@code null} in the other modes
 * @param limits when too much has gone wrong
 * @param snapshotPageSize contacts a page of the walk over the address book that stands in for searches; 0 to search
 */
public record SyncSettings(SyncMode mode, Mirror mirror, FailureLimits limits, int snapshotPageSize) {

    public SyncSettings {
        Objects.requireNonNull(limits, "limits");
        if ((mode == SyncMode.MIRROR) != (mirror != null)) {
            throw new IllegalArgumentException("a mirror, and nothing else, has a name and a most of deletes");
        }
    }

    /**
     * @param syncName what the ledger goes by
     * @param maxDeletes most contacts that one run may delete
     * @param account what the ledger's ids belong to
     * @param ledgers opens the ledger
     */
    public record Mirror(String syncName, long maxDeletes, String account, SyncLedger.Factory ledgers) {}
}
