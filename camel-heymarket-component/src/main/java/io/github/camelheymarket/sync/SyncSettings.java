package io.github.camelheymarket.sync;

import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a sync that a bulk upsert does not have.
 *
 * @param mirror {@code null} in the other modes
 * @param limits when the run ends because of unsuccessful rows
 * @param snapshotPageSize contacts per page when all contacts are read instead of searched; 0 to search
 * @param spool for temporary files
 * @param list the list that contacts are put into; {@code null} for none
 */
public record SyncSettings(
        SyncMode mode,
        @Nullable Mirror mirror,
        FailureLimits limits,
        int snapshotPageSize,
        SpoolDirectory spool,
        @Nullable ListTarget list) {

    public SyncSettings {
        Objects.requireNonNull(limits, "limits");
        if ((mode == SyncMode.MIRROR) != (mirror != null)) {
            throw new IllegalArgumentException(
                    "only a mirror has a name and a maximum number of deletes, and it must have both");
        }
    }

    /** The settings of a mirror, in a job that is one. */
    Mirror ofMirror() {
        return Objects.requireNonNull(mirror, "the settings of a mirror");
    }

    /**
     * @param syncName the name of the ledger
     * @param maxDeletes how many contacts one run may delete
     * @param address the base URL of the account
     * @param credential the id of an API secret, or an API key
     */
    public record Mirror(
            String syncName, long maxDeletes, String address, String credential, SyncLedger.Factory ledgers) {

        public Mirror {
            check(syncName, maxDeletes);
        }

        /** @throws IllegalArgumentException if the name or the maximum number of deletes is missing, or cannot be used */
        public static Mirror of(
                @Nullable String syncName,
                @Nullable Long maxDeletes,
                String address,
                String credential,
                SyncLedger.Factory ledgers) {
            return new Mirror(
                    syncName == null ? "" : syncName,
                    maxDeletes == null ? -1 : maxDeletes,
                    address,
                    credential,
                    ledgers);
        }

        /** @throws IllegalArgumentException if a mirror cannot have this name, or this maximum number of deletes */
        public static void check(@Nullable String syncName, @Nullable Long maxDeletes) {
            if (syncName == null || !syncName.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
                throw new IllegalArgumentException(
                        "mode=mirror requires syncName, the name of its ledger: up to 100 letters, digits, dots, hyphens and "
                                + "underscores, not beginning with a dot.");
            }
            if (maxDeletes == null || maxDeletes < 0) {
                throw new IllegalArgumentException(
                        "mode=mirror requires maxDeletes, the maximum number of contacts that one run may delete: it has no default.");
            }
        }

        /** Without the credential. */
        @Override
        public String toString() {
            return "Mirror[" + syncName + ", maxDeletes=" + maxDeletes + "]";
        }
    }
}
