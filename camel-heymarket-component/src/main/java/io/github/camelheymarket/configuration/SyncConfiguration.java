package io.github.camelheymarket.configuration;

import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.spi.SyncProgressListener;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of contacts/sync alone. */
@UriParams
public class SyncConfiguration extends RowConfiguration {

    @UriParam(
            label = "producer",
            defaultValue = "upsert",
            enums = "upsert,create-only,update-only,fill-empty,mirror",
            description =
                    "What sync may do: upsert creates who is absent and updates who differs; create-only leaves alone who is there; update-only creates nobody; fill-empty fills only fields that hold nothing; mirror is upsert and then deletes whom it once created and its source has no more.")
    private String mode = "upsert";

    @UriParam(
            label = "producer",
            description =
                    "With mode=mirror, which needs it: names the sync, and so the ledger of the contacts that it created. Letters, digits, dots, hyphens and underscores.")
    private String syncName;

    @UriParam(
            label = "producer",
            description =
                    "With mode=mirror, which needs it: how many contacts one run may delete at most. A run that would delete more deletes nobody and fails.")
    private Long maxDeletes;

    @UriParam(
            label = "producer",
            defaultValue = "heymarket-ledger",
            description = "With mode=mirror: the directory of the ledger, made where it is missing.")
    private String ledgerDirectory = "heymarket-ledger";

    @UriParam(
            label = "producer,advanced",
            description = "With mode=mirror: keeps ledgers elsewhere than in files, for instance in a database.")
    private SyncLedger.Factory ledgerFactory;

    @UriParam(
            label = "producer,advanced",
            description =
                    "The folder of temporary files: results of more than 10,000 rows, the snapshot and the index of a sync. It is there already, and this process may write to it. Default: the JVM's, java.io.tmpdir.")
    private String spoolDirectory;

    @UriParam(
            label = "producer",
            defaultValue = "search",
            enums = "search,snapshot",
            description =
                    "How sync finds contacts: search asks for the keys of each bulkSize rows; snapshot reads the whole address book once, pageSize contacts a call, and searches only for rows that it does not show to need nothing. It saves calls where rows are many against the contacts, and most of them unchanged.")
    private String strategy = "search";

    @UriParam(
            label = "producer",
            defaultValue = "1.0",
            description =
                    "Stops sync when more than this part of the rows, 0.0 to 1.0, did not end well. It is looked at between calls, from bulkSize rows on.")
    private double errorThreshold = 1.0;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            description = "Stops sync when more than this number of rows did not end well. 0: any number may.")
    private long maxFailedRecords;

    @UriParam(
            label = "producer",
            defaultValue = "10s",
            javaType = "java.time.Duration",
            description = "How often sync tells in the log, and to a progressListener, how far it has come. 0: never.")
    private long progressInterval = 10_000;

    @UriParam(label = "producer,advanced", description = "Is told how far sync has come.")
    private SyncProgressListener progressListener;

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getSyncName() {
        return syncName;
    }

    public void setSyncName(String syncName) {
        this.syncName = syncName;
    }

    public Long getMaxDeletes() {
        return maxDeletes;
    }

    public void setMaxDeletes(Long maxDeletes) {
        this.maxDeletes = maxDeletes;
    }

    public String getLedgerDirectory() {
        return ledgerDirectory;
    }

    public void setLedgerDirectory(String ledgerDirectory) {
        this.ledgerDirectory = ledgerDirectory;
    }

    public SyncLedger.Factory getLedgerFactory() {
        return ledgerFactory;
    }

    public void setLedgerFactory(SyncLedger.Factory ledgerFactory) {
        this.ledgerFactory = ledgerFactory;
    }

    public String getSpoolDirectory() {
        return spoolDirectory;
    }

    public void setSpoolDirectory(String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public String getStrategy() {
        return strategy;
    }

    public void setStrategy(String strategy) {
        this.strategy = strategy;
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

    public SyncProgressListener getProgressListener() {
        return progressListener;
    }

    public void setProgressListener(SyncProgressListener progressListener) {
        this.progressListener = progressListener;
    }
}
