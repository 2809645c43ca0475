package io.github.camelheymarket.configuration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** How many rows are matched with contacts, written and reported. */
@UriParams
public class BulkConfiguration extends RowConfiguration {

    @UriParam(label = "producer", defaultValue = "100", description = "The maximum number of rows in one bulk call.")
    private int bulkSize = 100;

    @UriParam(
            label = "producer",
            defaultValue = "phone",
            description =
                    "How rows are matched with contacts: by phone, by email, or by phone,email. A row with a UUID in contact_id is matched by that UUID.")
    private String matchBy = "phone";

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether bulk-upsert searches for the contacts of the rows first and creates only those that do not exist. false makes the raw bulk call, which may create duplicates.")
    private boolean resolve = true;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "With resolve=false and apiVersion=v1: whether a contact whose phone already exists is overwritten (true) or skipped (false).")
    private boolean overwriteContacts = false;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether contacts may be opted in. Even then, a contact that opted out by itself is not opted in.")
    private boolean allowOptIn = false;

    @UriParam(
            label = "producer",
            defaultValue = "always",
            enums = "always,never",
            description =
                    "Whether a write that may reset an opt-out first finds out whether there is one. An update reads the messaging status of the contact if no response has shown it. A create, and bulk-upsert with resolve=false, searches for existing contacts with the same phone or channels. A message is not sent to a recipient who has opted out or is blocked. never: write or send without this check.")
    private String consentCheck = "always";

    @UriParam(
            label = "producer",
            description =
                    "Whether a delete keeps contacts that opted out or are blocked, because Heymarket forgets the opt-out or block of a deleted contact. bulk-delete reports such contacts as KEPT_CONSENT, and delete fails with HeymarketConsentException. The default is true for bulk-delete and false for delete, which then reports a lost opt-out in a header and a warning. On bulk-delete the check costs one status call per row, and one read per UUID.")
    private @Nullable Boolean keepOptedOut;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "On bulk-delete: whether to check afterwards that the contacts are gone.")
    private boolean verify = false;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether to find and compare all rows without writing anything. On messages/send and messages/bulk-send: whether to show what would be sent to whom, without sending anything.")
    private boolean dryRun = false;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether a bulk job with unsuccessful rows fails with HeymarketPartialException after everything else was done.")
    private boolean failOnPartial = true;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "On bulk-upsert: whether exchanges that carry one contact each share their calls. Each exchange gets the result of its own contact.")
    private boolean coalesce = false;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "50ms",
            javaType = "java.time.Duration",
            description =
                    "With coalesce=true: the maximum time a contact waits for other contacts to share a call with, while other calls are in progress.")
    private long coalesceDelay = 50;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "2000",
            description =
                    "With coalesce=true: the maximum number of pending exchanges, which are those whose contacts are waiting or being sent, and those that wait to continue in their routes. A further exchange waits until one of these has continued.")
    private int coalesceMaxPending = 2_000;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "1000",
            description =
                    "On bulk-upsert, bulk-delete and sync: the maximum number of calls, searches included, that a job may spend on splitting calls that failed as a whole, before it stops with that failure. The deletions of a mirror may spend as many again. With coalesce=true each shared call is a job of its own.")
    private int maxSplitCalls = 1_000;

    @UriParam(
            label = "producer",
            description = "An endpoint that receives each unsuccessful row as it came, with the reason in headers.")
    private @Nullable String rejectedUri;

    public int getBulkSize() {
        return bulkSize;
    }

    public void setBulkSize(int bulkSize) {
        this.bulkSize = bulkSize;
    }

    public String getMatchBy() {
        return matchBy;
    }

    public void setMatchBy(String matchBy) {
        this.matchBy = matchBy;
    }

    public boolean isResolve() {
        return resolve;
    }

    public void setResolve(boolean resolve) {
        this.resolve = resolve;
    }

    public boolean isOverwriteContacts() {
        return overwriteContacts;
    }

    public void setOverwriteContacts(boolean overwriteContacts) {
        this.overwriteContacts = overwriteContacts;
    }

    public boolean isAllowOptIn() {
        return allowOptIn;
    }

    public void setAllowOptIn(boolean allowOptIn) {
        this.allowOptIn = allowOptIn;
    }

    public String getConsentCheck() {
        return consentCheck;
    }

    public void setConsentCheck(String consentCheck) {
        this.consentCheck = consentCheck;
    }

    public @Nullable Boolean getKeepOptedOut() {
        return keepOptedOut;
    }

    public void setKeepOptedOut(@Nullable Boolean keepOptedOut) {
        this.keepOptedOut = keepOptedOut;
    }

    public boolean isVerify() {
        return verify;
    }

    public void setVerify(boolean verify) {
        this.verify = verify;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isFailOnPartial() {
        return failOnPartial;
    }

    public void setFailOnPartial(boolean failOnPartial) {
        this.failOnPartial = failOnPartial;
    }

    public boolean isCoalesce() {
        return coalesce;
    }

    public void setCoalesce(boolean coalesce) {
        this.coalesce = coalesce;
    }

    public long getCoalesceDelay() {
        return coalesceDelay;
    }

    public void setCoalesceDelay(long coalesceDelay) {
        this.coalesceDelay = coalesceDelay;
    }

    public int getCoalesceMaxPending() {
        return coalesceMaxPending;
    }

    public void setCoalesceMaxPending(int coalesceMaxPending) {
        this.coalesceMaxPending = coalesceMaxPending;
    }

    public int getMaxSplitCalls() {
        return maxSplitCalls;
    }

    public void setMaxSplitCalls(int maxSplitCalls) {
        this.maxSplitCalls = maxSplitCalls;
    }

    public @Nullable String getRejectedUri() {
        return rejectedUri;
    }

    public void setRejectedUri(@Nullable String rejectedUri) {
        this.rejectedUri = rejectedUri;
    }
}
