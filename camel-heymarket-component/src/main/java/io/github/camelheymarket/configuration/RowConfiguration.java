package io.github.camelheymarket.configuration;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options about rows: how they are read, matched, written and told of. */
@UriParams
public class RowConfiguration extends ConnectionConfiguration {

    @UriParam(
            label = "producer",
            description =
                    "The region, as two letters such as US, by which phones are read that do not begin with a plus sign or 00. Without it a number is read as international digits.")
    private String defaultRegion;

    @UriParam(
            label = "producer",
            defaultValue = "valid",
            enums = "valid,possible",
            description =
                    "What a phone has to be: valid, of a range that its country uses, so that dummies such as 9999999999 are refused; or possible, of a length that fits. A phone that Heymarket itself gave is always accepted.")
    private String phoneCheck = "valid";

    @UriParam(
            label = "producer",
            defaultValue = "error",
            enums = "error,ignore",
            description =
                    "What to do with columns that are neither contact fields nor titles of custom fields: fail once, naming all of them, or leave them out.")
    private String unknownFields = "error";

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether an empty value clears the field: true, false, or the names of the fields it clears, separated by commas. Never phone or consent.")
    private String clearEmpty = "false";

    @UriParam(
            label = "producer",
            defaultValue = "add",
            enums = "add,replace",
            description = "Whether the tags given are added to the stored ones or replace them.")
    private String tagMode = "add";

    @UriParam(label = "producer", defaultValue = "100", description = "How many rows go into one bulk call.")
    private int bulkSize = 100;

    @UriParam(
            label = "producer",
            defaultValue = "phone",
            description =
                    "What makes a row and a contact the same person: phone, email, or phone,email. A row with a UUID in contact_id is matched by that.")
    private String matchBy = "phone";

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether bulk-upsert searches the rows first and creates only who is absent. false is the raw bulk call, which may double people.")
    private boolean resolve = true;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "With resolve=false and apiVersion=v1: whether a contact whose phone is known already is overwritten or skipped.")
    private boolean overwriteContacts = false;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether opting people in is allowed at all. Even then nobody is opted in who opted out by themselves.")
    private boolean allowOptIn = false;

    @UriParam(
            label = "producer",
            defaultValue = "always",
            enums = "always,never",
            description =
                    "Whether a write that may reset somebody's opt-out finds out first whether there is one: an update by the contact's messaging status where no answer has shown it, a create and bulk-upsert with resolve=false by a search for the contacts that have the phone or the channels already. never sends without looking.")
    private String consentCheck = "always";

    @UriParam(
            label = "producer",
            description =
                    "Whether a delete keeps contacts that opted out or are blocked, which Heymarket would forget with them: bulk-delete gives KEPT_CONSENT for them, delete a HeymarketConsentException. Default true on bulk-delete, and false on delete, which then says in a header and a warning that an opt-out went with the contact. On bulk-delete it costs a status call a row, and a read for each UUID.")
    private Boolean keepOptedOut;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Do all the finding and comparing, and write nothing.")
    private boolean dryRun = false;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether a bulk job in which rows did not end well fails with HeymarketPartialException after everything else was done.")
    private boolean failOnPartial = true;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "On bulk-upsert: whether exchanges that carry one contact each share their calls. Each ends with its own contact's result.")
    private boolean coalesce = false;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "50ms",
            javaType = "java.time.Duration",
            description =
                    "With coalesce=true: how long a contact waits at most for others to share a call with, while other calls are under way.")
    private long coalesceDelay = 50;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "2000",
            description =
                    "With coalesce=true: how many exchanges may be inside: their contacts wait or are under way, or they wait to go on in their routes. Who brings one more waits.")
    private int coalesceMaxPending = 2_000;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "1000",
            description =
                    "On bulk-upsert: how many calls a job may spend on splitting calls that Heymarket refused whole, searches included, before it stops with that refusal. With coalesce=true each shared call is a job of its own.")
    private int maxSplitCalls = 1_000;

    @UriParam(
            label = "producer",
            description =
                    "An endpoint that gets each row that did not end well, as it came, with the reason in headers.")
    private String rejectedUri;

    @UriParam(
            label = "producer",
            prefix = "map.",
            multiValue = true,
            description =
                    "Renames columns: the name behind the prefix is the column, the value a contact field or the title of a custom field; an empty value leaves the column out.")
    private Map<String, Object> map = new HashMap<>();

    public String getPhoneCheck() {
        return phoneCheck;
    }

    public void setPhoneCheck(String phoneCheck) {
        this.phoneCheck = phoneCheck;
    }

    public String getDefaultRegion() {
        return defaultRegion;
    }

    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    public String getUnknownFields() {
        return unknownFields;
    }

    public void setUnknownFields(String unknownFields) {
        this.unknownFields = unknownFields;
    }

    public String getClearEmpty() {
        return clearEmpty;
    }

    public void setClearEmpty(String clearEmpty) {
        this.clearEmpty = clearEmpty;
    }

    public String getTagMode() {
        return tagMode;
    }

    public void setTagMode(String tagMode) {
        this.tagMode = tagMode;
    }

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

    public Boolean getKeepOptedOut() {
        return keepOptedOut;
    }

    public void setKeepOptedOut(Boolean keepOptedOut) {
        this.keepOptedOut = keepOptedOut;
    }

    public String getConsentCheck() {
        return consentCheck;
    }

    public void setConsentCheck(String consentCheck) {
        this.consentCheck = consentCheck;
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

    public String getRejectedUri() {
        return rejectedUri;
    }

    public void setRejectedUri(String rejectedUri) {
        this.rejectedUri = rejectedUri;
    }

    public Map<String, Object> getMap() {
        return map;
    }

    public void setMap(Map<String, Object> map) {
        this.map = map;
    }
}
