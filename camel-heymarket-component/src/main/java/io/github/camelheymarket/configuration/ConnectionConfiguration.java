package io.github.camelheymarket.configuration;

import io.github.camelheymarket.spi.ApiVersion;
import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options that every call uses: version, base URL, credentials, timeouts, retries and budget. */
@UriParams
public class ConnectionConfiguration {

    @UriParam(
            label = "common",
            defaultValue = "auto",
            description =
                    "The version of the API to use. auto uses the version that has the operation. If both versions have it, the form of the contact's identifier decides (digits: v1, UUID: v2), and without an identifier v2 is used.")
    private ApiVersion apiVersion = ApiVersion.auto;

    @UriParam(
            label = "common",
            defaultValue = "https://api.heymarket.com",
            description = "Scheme, host and port of the API, without a path.")
    private String baseUrl = "https://api.heymarket.com";

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The id of an API secret. The component signs its access tokens with this id and apiSecretKey, as Heymarket recommends.")
    private @Nullable String apiSecretId;

    @UriParam(label = "security", secret = true, description = "The key of the API secret.")
    private @Nullable String apiSecretKey;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The legacy team API key, used instead of an API secret. Heymarket plans to retire these keys.")
    private @Nullable String apiKey;

    @UriParam(
            label = "advanced",
            defaultValue = "https",
            description =
                    "The name of the camel-http component in the Camel context whose TLS, proxy, connection pool and timeout settings are used.")
    private String httpComponent = "https";

    @UriParam(
            label = "advanced",
            defaultValue = "10s",
            javaType = "java.time.Duration",
            description =
                    "The maximum time to wait for a connection. If this option is not set, a timeout set on the HTTP component takes precedence over the default.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description =
                    "The maximum time to wait until a response begins, and then until it ends, so that one attempt takes at most twice this time. If this option is not set, a timeout set on the HTTP component takes precedence over the default.")
    private long responseTimeout = 60_000;

    @UriParam(
            label = "advanced",
            defaultValue = "500",
            description =
                    "The maximum number of requests per minute for one credential, counted over everything in the Camel context that uses the credential. 0 disables the limit.")
    private int requestsPerMinute = 500;

    @UriParam(
            label = "advanced",
            defaultValue = "5",
            description = "The maximum number of times a request that is safe to repeat is sent again.")
    private int maxRetries = 5;

    @UriParam(
            label = "advanced",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "The maximum delay before a retry, even if the Retry-After header asks for a longer one.")
    private long maxRetryDelay = 60_000;

    @UriParam(
            label = "advanced",
            defaultValue = "5m",
            javaType = "java.time.Duration",
            description =
                    "The maximum time to wait for a permit from the request budget, and the maximum time a bulk job waits for contacts that another job has locked.")
    private long maxBudgetWait = 300_000;

    private boolean connectTimeoutSet;

    private boolean responseTimeoutSet;

    private @Nullable String withheldFor;

    public ApiVersion getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(ApiVersion apiVersion) {
        this.apiVersion = apiVersion;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public @Nullable String getApiSecretId() {
        return apiSecretId;
    }

    public void setApiSecretId(@Nullable String apiSecretId) {
        this.apiSecretId = apiSecretId;
    }

    public @Nullable String getApiSecretKey() {
        return apiSecretKey;
    }

    public void setApiSecretKey(@Nullable String apiSecretKey) {
        this.apiSecretKey = apiSecretKey;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public String getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(String httpComponent) {
        this.httpComponent = httpComponent;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
        this.connectTimeoutSet = true;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
        this.responseTimeoutSet = true;
    }

    public int getRequestsPerMinute() {
        return requestsPerMinute;
    }

    public void setRequestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(long maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public long getMaxBudgetWait() {
        return maxBudgetWait;
    }

    public void setMaxBudgetWait(long maxBudgetWait) {
        this.maxBudgetWait = maxBudgetWait;
    }

    /** {@code null} if not set: then a value of the HTTP component applies. */
    public @Nullable Duration connectTimeoutIfSet() {
        return connectTimeoutSet ? Duration.ofMillis(connectTimeout) : null;
    }

    /** {@code null} if not set: then a value of the HTTP component applies. */
    public @Nullable Duration responseTimeoutIfSet() {
        return responseTimeoutSet ? Duration.ofMillis(responseTimeout) : null;
    }

    /** Removes credentials that belong to another base URL. */
    public void withholdCredentials(String option) {
        withheldFor = apiSecretId == null && apiSecretKey == null && apiKey == null ? null : option;
        apiSecretId = null;
        apiSecretKey = null;
        apiKey = null;
    }

    /** The option because of which the endpoint did not inherit the credentials of the component; {@code null} if it inherited them. */
    public @Nullable String withheldFor() {
        return withheldFor;
    }
}
