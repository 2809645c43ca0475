package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.HttpMethod;
import io.github.camelheymarket.model.MessagingStatus;
import java.util.Map;

/** The options as the operations see them; {@code null} where an option without a default was not set. */
public interface OperationSettings {

    ApiVersion getApiVersion();

    String getDefaultRegion();

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

    HttpMethod getMethod();

    String getPath();
}
