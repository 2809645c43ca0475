package io.github.camelheymarket;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.configuration.ConsumerConfiguration;
import io.github.camelheymarket.model.MessagingStatus;
import io.github.camelheymarket.operation.OperationSettings;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.HttpMethod;
import java.util.HashMap;
import java.util.Set;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the component and its endpoints. Each one's description is the one the catalog shows. */
@Configurer
@UriParams
public class HeymarketConfiguration extends ConsumerConfiguration implements OperationSettings, Cloneable {

    @UriParam(
            label = "common",
            defaultValue = "auto",
            description =
                    "The version of the API to use. auto uses the version that has the operation. If both versions have it, the form of the contact's identifier decides (digits: v1, UUID: v2), and without an identifier v2 is used.")
    private ApiVersion apiVersion = ApiVersion.auto;

    @UriParam(label = "producer", description = "The id of the contact: an integer (v1) or a UUID (v2).")
    private String contactId;

    @UriParam(
            label = "producer",
            enums = "exception,null",
            description =
                    "What get and lookup do if the contact does not exist. exception: fail with HeymarketNotFoundException, which is the default of get. null: return a null body, which is the default of lookup.")
    private String notFound;

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
    private MessagingStatus status;

    @UriParam(
            label = "common",
            defaultValue = "30",
            description =
                    "The number of contacts to request per page of a list. Heymarket may return fewer, which the component detects.")
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

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "On bulk-delete: whether to check afterwards that the contacts are gone.")
    private boolean verify = false;

    @UriParam(label = "producer", enums = "GET,POST,PUT,DELETE", description = "The HTTP method of api/call.")
    private HttpMethod method;

    @UriParam(label = "producer", description = "The path of api/call, such as /v1/tags.")
    private String path;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether api/call takes the method and the path from headers.")
    private boolean allowHeaderOverride = false;

    /** A configuration of its own with the same values. */
    public HeymarketConfiguration copy() {
        try {
            HeymarketConfiguration copy = (HeymarketConfiguration) clone();
            copy.setMap(new HashMap<>(getMap()));
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** The version asked for on an endpoint is strict; the component's is a preference that an operation may lack. */
    void settleVersion(String operation, boolean askedOnEndpoint) {
        Set<ApiVersion> versions = ApiEndpoint.versions(operation);
        if (apiVersion == ApiVersion.auto || versions.isEmpty() || versions.contains(apiVersion)) {
            return;
        }
        if (askedOnEndpoint) {
            throw new IllegalArgumentException("The API has " + operation + " only in "
                    + versions.iterator().next() + ", but apiVersion=" + apiVersion
                    + " is set. Remove apiVersion.");
        }
        apiVersion = ApiVersion.auto;
    }

    @Override
    public ApiVersion getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(ApiVersion apiVersion) {
        this.apiVersion = apiVersion;
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
}
