package io.github.camelheymarket.operation;

import io.github.camelheymarket.model.MessagingStatus;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.HttpMethod;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.spi.SyncProgressListener;
import java.util.Map;

/** The options as the operations see them; {@code null} where an option without a default was not set. */
public interface OperationSettings {

    ApiVersion getApiVersion();

    String getDefaultRegion();

    String getPhoneCheck();

    String getContactId();

    String getNotFound();

    boolean isOverwrite();

    boolean isMerge();

    MessagingStatus getStatus();

    String getUnknownFields();

    String getClearEmpty();

    String getTagMode();

    Map<String, Object> getMap();

    int getPageSize();

    String getPaging();

    String getOutputFormat();

    int getBulkSize();

    String getMatchBy();

    boolean isResolve();

    boolean isOverwriteContacts();

    boolean isAllowOptIn();

    String getConsentCheck();

    boolean isDryRun();

    boolean isFailOnPartial();

    /** In milliseconds. */
    long getCoalesceDelay();

    int getCoalesceMaxPending();

    int getMaxSplitCalls();

    boolean isVerify();

    /** {@code null} for the default of the operation. */
    Boolean getKeepOptedOut();

    String getMode();

    /** Without a default, as {@link #getMaxDeletes()} is: {@code null} in all modes but mirror. */
    String getSyncName();

    Long getMaxDeletes();

    String getLedgerDirectory();

    SyncLedger.Factory getLedgerFactory();

    String getStrategy();

    double getErrorThreshold();

    long getMaxFailedRecords();

    /** In milliseconds. */
    long getProgressInterval();

    SyncProgressListener getProgressListener();

    /** In milliseconds. */
    long getMaxBudgetWait();

    /** What the ids of a ledger belong to, with the credential below. */
    String getBaseUrl();

    String getApiSecretId();

    String getApiKey();

    /** Where temporary files go; {@code null} for the JVM's folder. */
    String getSpoolDirectory();

    HttpMethod getMethod();

    String getPath();
}
