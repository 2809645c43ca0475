package io.github.camelheymarket.configuration;

import io.github.camelheymarket.model.MessagingStatus;
import io.github.camelheymarket.spi.HttpMethod;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of all operations: those of one contact, of a list and of {@code api/call}, besides the inherited ones. */
@UriParams
public class OperationConfiguration extends MessageConfiguration {

    @UriParam(label = "producer", description = "The id of the contact: an integer (v1) or a UUID (v2).")
    private @Nullable String contactId;

    @UriParam(
            label = "producer",
            description =
                    "The id of the tag, list, template, conversation, survey or scheduled message that the operation works on: an integer.")
    private @Nullable String resourceId;

    @UriParam(
            label = "producer",
            description = "The type of the channel that the operation works on, such as phone or email.")
    private @Nullable String channelType;

    @UriParam(
            label = "producer",
            enums = "exception,null",
            description =
                    "What get and lookup do if the contact or other resource does not exist. exception: fail with HeymarketNotFoundException, which is the default of get. null: return a null body, which is the default of lookup.")
    private @Nullable String notFound;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "On update: whether the given custom fields replace all stored custom fields (true) or are merged into them (false).")
    private boolean overwrite = false;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "On update: whether to read the contact first and send the whole contact with the changes, because Heymarket may blank what a request leaves out. false sends only the given fields.")
    private boolean merge = true;

    @UriParam(
            label = "producer",
            enums = "active,blocked,unblocked,subscribed,unsubscribed",
            description = "The messaging status that set-status sets. If not set, the status is taken from the body.")
    private @Nullable MessagingStatus status;

    @UriParam(
            label = "common",
            defaultValue = "30",
            description =
                    "The number of contacts or other items to request per page of a list. Heymarket may return fewer, which the component detects.")
    private int pageSize = 30;

    @UriParam(
            label = "producer",
            defaultValue = "all",
            enums = "all,page",
            description =
                    "Whether list reads all pages, as an iterator that reads further pages while it is consumed, or one page.")
    private String paging = "all";

    @UriParam(
            label = "common",
            defaultValue = "contact",
            enums = "contact,map,flat,ndjson",
            description =
                    "What a list returns: contacts, maps of the members as received, flat maps (custom fields by title, tags by label, the same columns in each) or a stream of JSON lines.")
    private String outputFormat = "contact";

    @UriParam(label = "producer", enums = "GET,POST,PUT,DELETE", description = "The HTTP method of api/call.")
    private @Nullable HttpMethod method;

    @UriParam(label = "producer", description = "The path of api/call, such as /v1/tags.")
    private @Nullable String path;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether api/call takes the method and the path from headers.")
    private boolean allowHeaderOverride = false;

    public @Nullable String getContactId() {
        return contactId;
    }

    public void setContactId(@Nullable String contactId) {
        this.contactId = contactId;
    }

    public @Nullable String getResourceId() {
        return resourceId;
    }

    public void setResourceId(@Nullable String resourceId) {
        this.resourceId = resourceId;
    }

    public @Nullable String getChannelType() {
        return channelType;
    }

    public void setChannelType(@Nullable String channelType) {
        this.channelType = channelType;
    }

    public @Nullable String getNotFound() {
        return notFound;
    }

    public void setNotFound(@Nullable String notFound) {
        this.notFound = notFound;
    }

    public boolean isOverwrite() {
        return overwrite;
    }

    public void setOverwrite(boolean overwrite) {
        this.overwrite = overwrite;
    }

    public boolean isMerge() {
        return merge;
    }

    public void setMerge(boolean merge) {
        this.merge = merge;
    }

    public @Nullable MessagingStatus getStatus() {
        return status;
    }

    public void setStatus(@Nullable MessagingStatus status) {
        this.status = status;
    }

    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public String getPaging() {
        return paging;
    }

    public void setPaging(String paging) {
        this.paging = paging;
    }

    public String getOutputFormat() {
        return outputFormat;
    }

    public void setOutputFormat(String outputFormat) {
        this.outputFormat = outputFormat;
    }

    public @Nullable HttpMethod getMethod() {
        return method;
    }

    public void setMethod(@Nullable HttpMethod method) {
        this.method = method;
    }

    public @Nullable String getPath() {
        return path;
    }

    public void setPath(@Nullable String path) {
        this.path = path;
    }

    public boolean isAllowHeaderOverride() {
        return allowHeaderOverride;
    }

    public void setAllowHeaderOverride(boolean allowHeaderOverride) {
        this.allowHeaderOverride = allowHeaderOverride;
    }
}
