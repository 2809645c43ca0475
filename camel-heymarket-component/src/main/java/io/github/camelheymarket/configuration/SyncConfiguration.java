package io.github.camelheymarket.configuration;

import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.spi.SyncProgressListener;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options that only {@code contacts/sync} uses. */
@UriParams
public class SyncConfiguration extends BulkConfiguration {

    @UriParam(
            label = "producer",
            defaultValue = "upsert",
            enums = "upsert,create-only,update-only,fill-empty,mirror",
            description =
                    "What sync may do. upsert: create contacts that do not exist and update contacts that differ. create-only: leave existing contacts unchanged. update-only: create no contacts. fill-empty: fill only fields that are empty. mirror: do the same as upsert, and then delete the contacts that the sync created earlier and that the source no longer has.")
    private String mode = "upsert";

    @UriParam(
            label = "producer",
            description =
                    "Required by mode=mirror: the name of the sync, and so of the ledger of the contacts that it created. Letters, digits, dots, hyphens and underscores.")
    private @Nullable String syncName;

    @UriParam(
            label = "producer",
            description =
                    "Required by mode=mirror: the maximum number of contacts that one run may delete. A run that would delete more deletes no contact and fails.")
    private @Nullable Long maxDeletes;

    @UriParam(
            label = "producer",
            defaultValue = "heymarket-ledger",
            description = "With mode=mirror: the directory of the ledger. It is created if it does not exist.")
    private String ledgerDirectory = "heymarket-ledger";

    @UriParam(
            label = "producer,advanced",
            description = "With mode=mirror: stores ledgers elsewhere than in files, for instance in a database.")
    private SyncLedger.@Nullable Factory ledgerFactory;

    @UriParam(
            label = "producer,advanced",
            description =
                    "The directory for temporary files: results of more than 10,000 rows, and the snapshot and the index of a sync. It must exist and be writable for this process. The default is the directory of the JVM, java.io.tmpdir.")
    private @Nullable String spoolDirectory;

    @UriParam(
            label = "producer",
            defaultValue = "search",
            enums = "search,snapshot",
            description =
                    "How sync finds contacts. search: search for the keys of bulkSize rows at a time. snapshot: read the whole address book once, pageSize contacts per call, and search only for rows that the snapshot does not show to be unchanged. snapshot saves calls if there are many rows in relation to the contacts and most of the rows are unchanged.")
    private String strategy = "search";

    @UriParam(
            label = "producer",
            defaultValue = "1.0",
            description =
                    "Stops sync when more than this fraction of the rows, 0.0 to 1.0, is unsuccessful. It is checked between calls, from bulkSize rows on.")
    private double errorThreshold = 1.0;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            description = "Stops sync when more than this number of rows is unsuccessful. 0 means no limit.")
    private long maxFailedRecords;

    @UriParam(
            label = "producer",
            defaultValue = "10s",
            javaType = "java.time.Duration",
            description =
                    "How often sync reports its progress in the log, and to a progressListener. 0 disables the reports.")
    private long progressInterval = 10_000;

    @UriParam(label = "producer,advanced", description = "A listener that receives the progress of sync.")
    private @Nullable SyncProgressListener progressListener;

    @UriParam(
            label = "producer",
            description =
                    "The list into which sync puts the contacts of the rows: its title, or its integer id. Nobody is taken off the list. If there is no such list, sync fails before it reads the rows, unless createList is true.")
    private @Nullable String list;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether sync creates the list, with the title in the option list, if there is no such list.")
    private boolean createList = false;

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public @Nullable String getSyncName() {
        return syncName;
    }

    public void setSyncName(@Nullable String syncName) {
        this.syncName = syncName;
    }

    public @Nullable Long getMaxDeletes() {
        return maxDeletes;
    }

    public void setMaxDeletes(@Nullable Long maxDeletes) {
        this.maxDeletes = maxDeletes;
    }

    public String getLedgerDirectory() {
        return ledgerDirectory;
    }

    public void setLedgerDirectory(String ledgerDirectory) {
        this.ledgerDirectory = ledgerDirectory;
    }

    public SyncLedger.@Nullable Factory getLedgerFactory() {
        return ledgerFactory;
    }

    public void setLedgerFactory(SyncLedger.@Nullable Factory ledgerFactory) {
        this.ledgerFactory = ledgerFactory;
    }

    public @Nullable String getSpoolDirectory() {
        return spoolDirectory;
    }

    public void setSpoolDirectory(@Nullable String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public String getStrategy() {
        return strategy;
    }

    public void setStrategy(String strategy) {
        this.strategy = strategy;
    }

    public @Nullable String getList() {
        return list;
    }

    public void setList(@Nullable String list) {
        this.list = list;
    }

    public boolean isCreateList() {
        return createList;
    }

    public void setCreateList(boolean createList) {
        this.createList = createList;
    }

    public double getErrorThreshold() {
        return errorThreshold;
    }

    public void setErrorThreshold(double errorThreshold) {
        this.errorThreshold = errorThreshold;
    }

    public long getMaxFailedRecords() {
        return maxFailedRecords;
    }

    public void setMaxFailedRecords(long maxFailedRecords) {
        this.maxFailedRecords = maxFailedRecords;
    }

    public long getProgressInterval() {
        return progressInterval;
    }

    public void setProgressInterval(long progressInterval) {
        this.progressInterval = progressInterval;
    }

    public @Nullable SyncProgressListener getProgressListener() {
        return progressListener;
    }

    public void setProgressListener(@Nullable SyncProgressListener progressListener) {
        this.progressListener = progressListener;
    }
}
