package io.github.camelheymarket;

import io.github.camelheymarket.client.HttpMethod;
import io.github.camelheymarket.model.MessagingStatus;
import io.github.camelheymarket.operation.ApiVersion;
import io.github.camelheymarket.operation.OperationSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the component and its endpoints. Each one's description is the one the catalog shows. */
@Configurer
@UriParams
public class HeymarketConfiguration extends ConnectionConfiguration implements OperationSettings, Cloneable {

    @UriParam(
            label = "common",
            defaultValue = "auto",
            description =
                    "Which version of the API to use. auto: the version that has the operation; where both have it, the form of the contact's identifier decides (digits: v1, UUID: v2), else v2.")
    private ApiVersion apiVersion = ApiVersion.auto;

    @UriParam(
            label = "producer",
            description =
                    "The region, as two letters such as US, by which phones are read that do not begin with a plus sign or 00. Without it a number is read as international digits.")
    private String defaultRegion;

    @UriParam(label = "producer", description = "The contact: an integer id (v1) or a UUID (v2).")
    private String contactId;

    @UriParam(
            label = "producer",
            enums = "exception,null",
            description =
                    "What get and lookup do when there is no such contact: exception: fail with HeymarketNotFoundException, which get does unless this is set; null: give a null body, which lookup does.")
    private String notFound;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "On update: whether the custom fields given replace all stored ones, or are merged into them.")
    private boolean overwrite = false;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "On update: read the contact first and send it whole with the changes, since Heymarket may blank what a request leaves out. false sends only what was given.")
    private boolean merge = true;

    @UriParam(
            label = "producer",
            enums = "active,blocked,unblocked,subscribed,unsubscribed",
            description = "The messaging status that set-status sets. Without it the body says which.")
    private MessagingStatus status;

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

    @UriParam(
            label = "producer",
            defaultValue = "30",
            description =
                    "How many contacts to ask for in one page of a list. Heymarket may give fewer; that is noticed.")
    private int pageSize = 30;

    @UriParam(
            label = "producer",
            defaultValue = "all",
            enums = "all,page",
            description =
                    "Whether list goes through all pages, as an iterator that reads on while it is used, or reads one page.")
    private String paging = "all";

    @UriParam(
            label = "producer",
            defaultValue = "contact",
            enums = "contact,map,flat,ndjson",
            description =
                    "What list gives: contacts, maps of the members as they came, flat maps (custom fields by title, tags by label, the same columns in each) or a stream of JSON lines.")
    private String outputFormat = "contact";

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
                    "Whether an update asks for the messaging status of a contact whose opt-out no answer has shown, so as not to reset it.")
    private String consentCheck = "always";

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
            defaultValue = "false",
            description = "On bulk-delete: search afterwards whether the contacts are gone.")
    private boolean verify = false;

    @UriParam(label = "producer", enums = "GET,POST,PUT,DELETE", description = "The HTTP method of api/call.")
    private HttpMethod method;

    @UriParam(label = "producer", description = "The path of api/call, such as /v1/tags.")
    private String path;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether api/call takes method and path from headers.")
    private boolean allowHeaderOverride = false;

    @UriParam(
            label = "producer",
            prefix = "map.",
            multiValue = true,
            description =
                    "Renames columns: the name behind the prefix is the column, the value a contact field or the title of a custom field; an empty value leaves the column out.")
    private Map<String, Object> map = new HashMap<>();

    /** A configuration of its own with the same values. */
    public HeymarketConfiguration copy() {
        try {
            HeymarketConfiguration copy = (HeymarketConfiguration) clone();
            copy.map = new HashMap<>(map);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    @Override
    public ApiVersion getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(ApiVersion apiVersion) {
        this.apiVersion = apiVersion;
    }

    @Override
    public String getDefaultRegion() {
        return defaultRegion;
    }

    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    @Override
    public String getContactId() {
        return contactId;
    }

    public void setContactId(String contactId) {
        this.contactId = contactId;
    }

    @Override
    public String getNotFound() {
        return notFound;
    }

    public void setNotFound(String notFound) {
        this.notFound = notFound;
    }

    @Override
    public boolean isOverwrite() {
        return overwrite;
    }

    public void setOverwrite(boolean overwrite) {
        this.overwrite = overwrite;
    }

    @Override
    public boolean isMerge() {
        return merge;
    }

    public void setMerge(boolean merge) {
        this.merge = merge;
    }

    @Override
    public MessagingStatus getStatus() {
        return status;
    }

    public void setStatus(MessagingStatus status) {
        this.status = status;
    }

    @Override
    public String getUnknownFields() {
        return unknownFields;
    }

    public void setUnknownFields(String unknownFields) {
        this.unknownFields = unknownFields;
    }

    @Override
    public String getClearEmpty() {
        return clearEmpty;
    }

    public void setClearEmpty(String clearEmpty) {
        this.clearEmpty = clearEmpty;
    }

    @Override
    public String getTagMode() {
        return tagMode;
    }

    public void setTagMode(String tagMode) {
        this.tagMode = tagMode;
    }

    @Override
    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public String getPaging() {
        return paging;
    }

    public void setPaging(String paging) {
        this.paging = paging;
    }

    @Override
    public String getOutputFormat() {
        return outputFormat;
    }

    public void setOutputFormat(String outputFormat) {
        this.outputFormat = outputFormat;
    }

    @Override
    public int getBulkSize() {
        return bulkSize;
    }

    public void setBulkSize(int bulkSize) {
        this.bulkSize = bulkSize;
    }

    @Override
    public String getMatchBy() {
        return matchBy;
    }

    public void setMatchBy(String matchBy) {
        this.matchBy = matchBy;
    }

    @Override
    public boolean isResolve() {
        return resolve;
    }

    public void setResolve(boolean resolve) {
        this.resolve = resolve;
    }

    @Override
    public boolean isOverwriteContacts() {
        return overwriteContacts;
    }

    public void setOverwriteContacts(boolean overwriteContacts) {
        this.overwriteContacts = overwriteContacts;
    }

    @Override
    public boolean isAllowOptIn() {
        return allowOptIn;
    }

    public void setAllowOptIn(boolean allowOptIn) {
        this.allowOptIn = allowOptIn;
    }

    @Override
    public String getConsentCheck() {
        return consentCheck;
    }

    public void setConsentCheck(String consentCheck) {
        this.consentCheck = consentCheck;
    }

    @Override
    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
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

    @Override
    public long getCoalesceDelay() {
        return coalesceDelay;
    }

    public void setCoalesceDelay(long coalesceDelay) {
        this.coalesceDelay = coalesceDelay;
    }

    @Override
    public int getCoalesceMaxPending() {
        return coalesceMaxPending;
    }

    public void setCoalesceMaxPending(int coalesceMaxPending) {
        this.coalesceMaxPending = coalesceMaxPending;
    }

    @Override
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

    @Override
    public boolean isVerify() {
        return verify;
    }

    public void setVerify(boolean verify) {
        this.verify = verify;
    }

    @Override
    public HttpMethod getMethod() {
        return method;
    }

    public void setMethod(HttpMethod method) {
        this.method = method;
    }

    @Override
    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public boolean isAllowHeaderOverride() {
        return allowHeaderOverride;
    }

    public void setAllowHeaderOverride(boolean allowHeaderOverride) {
        this.allowHeaderOverride = allowHeaderOverride;
    }

    @Override
    public Map<String, Object> getMap() {
        return map;
    }

    public void setMap(Map<String, Object> map) {
        this.map = map;
    }
}
