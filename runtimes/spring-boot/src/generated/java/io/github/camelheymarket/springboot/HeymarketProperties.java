package io.github.camelheymarket.springboot;

import io.github.camelheymarket.model.MessagingStatus;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.HttpMethod;
import java.lang.Boolean;
import java.lang.Long;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options of the component, {@code null} where they were not set. Generated from the component's JSON by
 * {@code GeneratedSourcesTest}.
 */
@ConfigurationProperties(HeymarketProperties.PREFIX)
public class HeymarketProperties extends ComponentConfigurationPropertiesCommon {

    static final String PREFIX = "camel.component.heymarket";

    /** When a delivery is answered with 200. processed: when the route has taken the event; if the route fails the answer is 500, for Heymarket to deliver it again. received: at once, so that an event which the route does not take is lost. */
    private String ackMode;

    /** Whether api/call takes method and path from headers. */
    private Boolean allowHeaderOverride;

    /** Whether opting people in is allowed at all. Even then nobody is opted in who opted out by themselves. */
    private Boolean allowOptIn;

    /** The legacy team API key, instead of an API secret. Heymarket plans to retire these keys. */
    private String apiKey;

    /** The id of an API secret. With apiSecretKey a signed token is made from it, the way Heymarket recommends. */
    private String apiSecretId;

    /** The key of the API secret. */
    private String apiSecretKey;

    /** Which version of the API to use. auto: the version that has the operation; where both have it, the form of the contact's identifier decides (digits: v1, UUID: v2), else v2. */
    private ApiVersion apiVersion;

    /** Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection factories, AWS Clients, etc. */
    private Boolean autowiredEnabled;

    /** Scheme, host and port of the API, without a path. */
    private String baseUrl;

    /** Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible) occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed as a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party component allows Camel to be alerted if an exception was thrown. Some components handle this internally only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel component to hook into the 3rd party component and make this possible for future releases. By default the consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level and ignored. */
    private Boolean bridgeErrorHandler;

    /** How many rows go into one bulk call. */
    private Integer bulkSize;

    /** Whether an empty value clears the field: true, false, or the names of the fields it clears, separated by commas. Never phone or consent. */
    private String clearEmpty;

    /** On bulk-upsert: whether exchanges that carry one contact each share their calls. Each ends with its own contact's result. */
    private Boolean coalesce;

    /** With coalesce=true: how long a contact waits at most for others to share a call with, while other calls are under way. */
    private Duration coalesceDelay;

    /** With coalesce=true: how many exchanges may be inside: their contacts wait or are under way, or they wait to go on in their routes. Who brings one more waits. */
    private Integer coalesceMaxPending;

    /** The options that endpoints start from. A reference to a bean, such as #bean:name. */
    private String configuration;

    /** How long to wait for a connection. Unless set here, what is set on the HTTP component counts first. */
    private Duration connectTimeout;

    /** Whether a write that may reset somebody's opt-out finds out first whether there is one: an update by the contact's messaging status where no answer has shown it, a create and bulk-upsert with resolve=false by a search for the contacts that have the phone or the channels already. never sends without looking. */
    private String consentCheck;

    /** The contact: an integer id (v1) or a UUID (v2). */
    private String contactId;

    /** How many contacts of a list go into one exchange: 1, each by itself; more, lists of so many; 0, all in one exchange, as an iterator or a stream that reads on while it is used. */
    private Integer contactsPerExchange;

    /** The file in which contacts/changes keeps its cursor. Without it and cursorRepository the cursor is in memory, and a restart begins as start says. */
    private String cursorFile;

    /** The key of this route's cursor in the cursorRepository. */
    private String cursorKey;

    /** A repository in which contacts/changes keeps its cursor, under cursorKey. A reference to a bean, such as #bean:name. */
    private String cursorRepository;

    /** How many events are remembered at most. When there are more within the window the oldest are forgotten early. Each takes some 110 bytes of memory. */
    private Integer dedupSize;

    /** How long an event is remembered that the route took. If it is delivered again it is answered with 200 and does not reach the route a second time. Events about consent (target_opt_out and the like) always do. 0 remembers nothing. */
    private Duration dedupWindow;

    /** The region, as two letters such as US, by which phones are read that do not begin with a plus sign or 00. Without it a number is read as international digits. */
    private String defaultRegion;

    /** Whether contacts/changes also tells of deleted contacts. It keeps the ids of all contacts, makes one more call each poll, and reads the whole list when the count shows that somebody may have gone. */
    private Boolean detectDeletes;

    /** Do all the finding and comparing, and write nothing. */
    private Boolean dryRun;

    /** Stops sync when more than this part of the rows, 0.0 to 1.0, did not end well. It is looked at between calls, from bulkSize rows on. */
    private Double errorThreshold;

    /** The events that reach the route, with commas between them, such as message_received,chat_closed. A name may be a beginning with a star behind it, and both spellings of received are one. The others are answered with 200 and dropped. Without it all events reach the route. */
    private String eventTypes;

    /** Whether a bulk job in which rows did not end well fails with HeymarketPartialException after everything else was done. */
    private Boolean failOnPartial;

    /** Used for enabling or disabling all consumer based health checks from this component */
    private Boolean healthCheckConsumerEnabled;

    /** How long the producer health check goes by the last answer that told something about a credential, before it asks Heymarket with a request of its own. */
    private Duration healthCheckInterval;

    /** Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by default disabled all producer based health-checks. You can turn on producer checks globally by setting camel.health.producersEnabled=true. */
    private Boolean healthCheckProducerEnabled;

    /** The camel-http component whose TLS, proxy, pool and timeouts are used, by its name in the context. */
    private String httpComponent;

    /** Whether a delete keeps contacts that opted out or are blocked, which Heymarket would forget with them: bulk-delete gives KEPT_CONSENT for them, delete a HeymarketConsentException. Default true on bulk-delete, and false on delete, which then says in a header and a warning that an opt-out went with the contact. On bulk-delete it costs a status call a row, and a read for each UUID. */
    private Boolean keepOptedOut;

    /** Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled during routing messages via Camel's routing error handlers. Beware that when the first message is processed then creating and starting the producer may take a little time and prolong the total processing time of the processing. */
    private Boolean lazyStartProducer;

    /** With mode=mirror: the directory of the ledger, made where it is missing. */
    private String ledgerDirectory;

    /** With mode=mirror: keeps ledgers elsewhere than in files, for instance in a database. A reference to a bean, such as #bean:name. */
    private String ledgerFactory;

    /** Renames columns: the name behind the prefix is the column, the value a contact field or the title of a custom field; an empty value leaves the column out. This is a multi-value option with prefix: map. */
    private Map<String, Object> map;

    /** What makes a row and a contact the same person: phone, email, or phone,email. A row with a UUID in contact_id is matched by that. */
    private String matchBy;

    /** The largest body of a delivery, in bytes. A larger one is answered with 413. The HTTP server may have a limit of its own. */
    private Integer maxBodySize;

    /** The longest wait for a free place in the request budget, and of a bulk job for contacts that another job has. */
    private Duration maxBudgetWait;

    /** With mode=mirror, which needs it: how many contacts one run may delete at most. A run that would delete more deletes nobody and fails. */
    private Long maxDeletes;

    /** How often a change is delivered, in one poll after the other, before it goes to the exception handler and is passed over. 0 is without end. */
    private Integer maxDeliveryAttempts;

    /** Stops sync when more than this number of rows did not end well. 0: any number may. */
    private Long maxFailedRecords;

    /** The most changes that are given to the route and not yet noted in the cursor as done. So many may come again after a crash. */
    private Integer maxInFlight;

    /** The most exchanges of one poll; the next poll goes on where it stopped. 0 is no limit. */
    private Integer maxMessagesPerPoll;

    /** How often a request that may be repeated is sent again. */
    private Integer maxRetries;

    /** The longest wait before a retry, whatever Retry-After says. */
    private Duration maxRetryDelay;

    /** On bulk-upsert: how many calls a job may spend on splitting calls that Heymarket refused whole, searches included, before it stops with that refusal. With coalesce=true each shared call is a job of its own. */
    private Integer maxSplitCalls;

    /** On update: read the contact first and send it whole with the changes, since Heymarket may blank what a request leaves out. false sends only what was given. */
    private Boolean merge;

    /** The HTTP method of api/call. */
    private HttpMethod method;

    /** What sync may do: upsert creates who is absent and updates who differs; create-only leaves alone who is there; update-only creates nobody; fill-empty fills only fields that hold nothing; mirror is upsert and then deletes whom it once created and its source has no more. */
    private String mode;

    /** What get and lookup do when there is no such contact: exception: fail with HeymarketNotFoundException, which get does unless this is set; null: give a null body, which lookup does. */
    private String notFound;

    /** What a list gives: contacts, maps of the members as they came, flat maps (custom fields by title, tags by label, the same columns in each) or a stream of JSON lines. */
    private String outputFormat;

    /** How far back contacts/changes reads again in each poll. A change that Heymarket's list shows later than that after the time it bears is not delivered. */
    private Duration overlap;

    /** On update: whether the custom fields given replace all stored ones, or are merged into them. */
    private Boolean overwrite;

    /** With resolve=false and apiVersion=v1: whether a contact whose phone is known already is overwritten or skipped. */
    private Boolean overwriteContacts;

    /** How many contacts to ask for in one page of a list. Heymarket may give fewer; that is noticed. */
    private Integer pageSize;

    /** Whether list goes through all pages, as an iterator that reads on while it is used, or reads one page. */
    private String paging;

    /** The path of api/call, such as /v1/tags. */
    private String path;

    /** What a phone has to be: valid, of a range that its country uses, so that dummies such as 9999999999 are refused; or possible, of a length that fits. A phone that Heymarket itself gave is always accepted. */
    private String phoneCheck;

    /** How often sync tells in the log, and to a progressListener, how far it has come. 0: never. */
    private Duration progressInterval;

    /** Is told how far sync has come. A reference to a bean, such as #bean:name. */
    private String progressListener;

    /** An endpoint that gets each row that did not end well, as it came, with the reason in headers. */
    private String rejectedUri;

    /** Makes the request budget of a credential, for instance one that several nodes share. Without it each context keeps its own. A reference to a bean, such as #bean:name. */
    private String requestBudgetFactory;

    /** The requests that one credential may make in a minute, counted over everything in this context that uses it. 0 turns the budget off. */
    private Integer requestsPerMinute;

    /** Whether bulk-upsert searches the rows first and creates only who is absent. false is the raw bulk call, which may double people. */
    private Boolean resolve;

    /** How long to wait for an answer to begin, and from then for its end: an attempt takes at most twice as long. Unless set here, what is set on the HTTP component counts first. */
    private Duration responseTimeout;

    /** The folder of temporary files: results of more than 10,000 rows, the snapshot and the index of a sync. It is there already, and this process may write to it. Default: the JVM's, java.io.tmpdir. */
    private String spoolDirectory;

    /** Where contacts/changes begins as long as it has no cursor: fromNow, only what changes after the first poll; fromBeginning, with the whole address book, last changed first; or an instant such as 2026-05-01T00:00:00Z. */
    private String start;

    /** The messaging status that set-status sets. Without it the body says which. */
    private MessagingStatus status;

    /** How sync finds contacts: search asks for the keys of each bulkSize rows; snapshot reads the whole address book once, pageSize contacts a call, and searches only for rows that it does not show to need nothing. It saves calls where rows are many against the contacts, and most of them unchanged. */
    private String strategy;

    /** With mode=mirror, which needs it: names the sync, and so the ledger of the contacts that it created. Letters, digits, dots, hyphens and underscores. */
    private String syncName;

    /** Whether the tags given are added to the stored ones or replace them. */
    private String tagMode;

    /** Whether an endpoint that sets baseUrl or httpComponent itself still gets the credentials of the component. For tests: with it, whoever can write an option into a URI can have the credentials sent elsewhere. */
    private Boolean trustEndpointBaseUrl;

    /** What to do with columns that are neither contact fields nor titles of custom fields: fail once, naming all of them, or leave them out. */
    private String unknownFields;

    /** On bulk-delete: search afterwards whether the contacts are gone. */
    private Boolean verify;

    /** The token that Heymarket shows in the settings of the webhook. A delivery with another one, or without, is answered with 401 and does not reach the route. */
    private String webhookToken;

    /** A second token that is right too, while one is exchanged for another. */
    private String webhookTokenSecondary;

    /** What was set, by the names that Camel knows. */
    Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("ackMode", ackMode);
        given.put("allowHeaderOverride", allowHeaderOverride);
        given.put("allowOptIn", allowOptIn);
        given.put("apiKey", apiKey);
        given.put("apiSecretId", apiSecretId);
        given.put("apiSecretKey", apiSecretKey);
        given.put("apiVersion", apiVersion);
        given.put("autowiredEnabled", autowiredEnabled);
        given.put("baseUrl", baseUrl);
        given.put("bridgeErrorHandler", bridgeErrorHandler);
        given.put("bulkSize", bulkSize);
        given.put("clearEmpty", clearEmpty);
        given.put("coalesce", coalesce);
        given.put("coalesceDelay", coalesceDelay);
        given.put("coalesceMaxPending", coalesceMaxPending);
        given.put("configuration", configuration);
        given.put("connectTimeout", connectTimeout);
        given.put("consentCheck", consentCheck);
        given.put("contactId", contactId);
        given.put("contactsPerExchange", contactsPerExchange);
        given.put("cursorFile", cursorFile);
        given.put("cursorKey", cursorKey);
        given.put("cursorRepository", cursorRepository);
        given.put("dedupSize", dedupSize);
        given.put("dedupWindow", dedupWindow);
        given.put("defaultRegion", defaultRegion);
        given.put("detectDeletes", detectDeletes);
        given.put("dryRun", dryRun);
        given.put("errorThreshold", errorThreshold);
        given.put("eventTypes", eventTypes);
        given.put("failOnPartial", failOnPartial);
        given.put("healthCheckConsumerEnabled", healthCheckConsumerEnabled);
        given.put("healthCheckInterval", healthCheckInterval);
        given.put("healthCheckProducerEnabled", healthCheckProducerEnabled);
        given.put("httpComponent", httpComponent);
        given.put("keepOptedOut", keepOptedOut);
        given.put("lazyStartProducer", lazyStartProducer);
        given.put("ledgerDirectory", ledgerDirectory);
        given.put("ledgerFactory", ledgerFactory);
        given.put("map", map);
        given.put("matchBy", matchBy);
        given.put("maxBodySize", maxBodySize);
        given.put("maxBudgetWait", maxBudgetWait);
        given.put("maxDeletes", maxDeletes);
        given.put("maxDeliveryAttempts", maxDeliveryAttempts);
        given.put("maxFailedRecords", maxFailedRecords);
        given.put("maxInFlight", maxInFlight);
        given.put("maxMessagesPerPoll", maxMessagesPerPoll);
        given.put("maxRetries", maxRetries);
        given.put("maxRetryDelay", maxRetryDelay);
        given.put("maxSplitCalls", maxSplitCalls);
        given.put("merge", merge);
        given.put("method", method);
        given.put("mode", mode);
        given.put("notFound", notFound);
        given.put("outputFormat", outputFormat);
        given.put("overlap", overlap);
        given.put("overwrite", overwrite);
        given.put("overwriteContacts", overwriteContacts);
        given.put("pageSize", pageSize);
        given.put("paging", paging);
        given.put("path", path);
        given.put("phoneCheck", phoneCheck);
        given.put("progressInterval", progressInterval);
        given.put("progressListener", progressListener);
        given.put("rejectedUri", rejectedUri);
        given.put("requestBudgetFactory", requestBudgetFactory);
        given.put("requestsPerMinute", requestsPerMinute);
        given.put("resolve", resolve);
        given.put("responseTimeout", responseTimeout);
        given.put("spoolDirectory", spoolDirectory);
        given.put("start", start);
        given.put("status", status);
        given.put("strategy", strategy);
        given.put("syncName", syncName);
        given.put("tagMode", tagMode);
        given.put("trustEndpointBaseUrl", trustEndpointBaseUrl);
        given.put("unknownFields", unknownFields);
        given.put("verify", verify);
        given.put("webhookToken", webhookToken);
        given.put("webhookTokenSecondary", webhookTokenSecondary);
        given.values().removeIf(Objects::isNull);
        return given;
    }

    public String getAckMode() {
        return ackMode;
    }

    public void setAckMode(String ackMode) {
        this.ackMode = ackMode;
    }

    public Boolean getAllowHeaderOverride() {
        return allowHeaderOverride;
    }

    public void setAllowHeaderOverride(Boolean allowHeaderOverride) {
        this.allowHeaderOverride = allowHeaderOverride;
    }

    public Boolean getAllowOptIn() {
        return allowOptIn;
    }

    public void setAllowOptIn(Boolean allowOptIn) {
        this.allowOptIn = allowOptIn;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getApiSecretId() {
        return apiSecretId;
    }

    public void setApiSecretId(String apiSecretId) {
        this.apiSecretId = apiSecretId;
    }

    public String getApiSecretKey() {
        return apiSecretKey;
    }

    public void setApiSecretKey(String apiSecretKey) {
        this.apiSecretKey = apiSecretKey;
    }

    public ApiVersion getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(ApiVersion apiVersion) {
        this.apiVersion = apiVersion;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public Integer getBulkSize() {
        return bulkSize;
    }

    public void setBulkSize(Integer bulkSize) {
        this.bulkSize = bulkSize;
    }

    public String getClearEmpty() {
        return clearEmpty;
    }

    public void setClearEmpty(String clearEmpty) {
        this.clearEmpty = clearEmpty;
    }

    public Boolean getCoalesce() {
        return coalesce;
    }

    public void setCoalesce(Boolean coalesce) {
        this.coalesce = coalesce;
    }

    public Duration getCoalesceDelay() {
        return coalesceDelay;
    }

    public void setCoalesceDelay(Duration coalesceDelay) {
        this.coalesceDelay = coalesceDelay;
    }

    public Integer getCoalesceMaxPending() {
        return coalesceMaxPending;
    }

    public void setCoalesceMaxPending(Integer coalesceMaxPending) {
        this.coalesceMaxPending = coalesceMaxPending;
    }

    public String getConfiguration() {
        return configuration;
    }

    public void setConfiguration(String configuration) {
        this.configuration = configuration;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public String getConsentCheck() {
        return consentCheck;
    }

    public void setConsentCheck(String consentCheck) {
        this.consentCheck = consentCheck;
    }

    public String getContactId() {
        return contactId;
    }

    public void setContactId(String contactId) {
        this.contactId = contactId;
    }

    public Integer getContactsPerExchange() {
        return contactsPerExchange;
    }

    public void setContactsPerExchange(Integer contactsPerExchange) {
        this.contactsPerExchange = contactsPerExchange;
    }

    public String getCursorFile() {
        return cursorFile;
    }

    public void setCursorFile(String cursorFile) {
        this.cursorFile = cursorFile;
    }

    public String getCursorKey() {
        return cursorKey;
    }

    public void setCursorKey(String cursorKey) {
        this.cursorKey = cursorKey;
    }

    public String getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(String cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public Integer getDedupSize() {
        return dedupSize;
    }

    public void setDedupSize(Integer dedupSize) {
        this.dedupSize = dedupSize;
    }

    public Duration getDedupWindow() {
        return dedupWindow;
    }

    public void setDedupWindow(Duration dedupWindow) {
        this.dedupWindow = dedupWindow;
    }

    public String getDefaultRegion() {
        return defaultRegion;
    }

    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    public Boolean getDetectDeletes() {
        return detectDeletes;
    }

    public void setDetectDeletes(Boolean detectDeletes) {
        this.detectDeletes = detectDeletes;
    }

    public Boolean getDryRun() {
        return dryRun;
    }

    public void setDryRun(Boolean dryRun) {
        this.dryRun = dryRun;
    }

    public Double getErrorThreshold() {
        return errorThreshold;
    }

    public void setErrorThreshold(Double errorThreshold) {
        this.errorThreshold = errorThreshold;
    }

    public String getEventTypes() {
        return eventTypes;
    }

    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public Boolean getFailOnPartial() {
        return failOnPartial;
    }

    public void setFailOnPartial(Boolean failOnPartial) {
        this.failOnPartial = failOnPartial;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Duration getHealthCheckInterval() {
        return healthCheckInterval;
    }

    public void setHealthCheckInterval(Duration healthCheckInterval) {
        this.healthCheckInterval = healthCheckInterval;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public String getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(String httpComponent) {
        this.httpComponent = httpComponent;
    }

    public Boolean getKeepOptedOut() {
        return keepOptedOut;
    }

    public void setKeepOptedOut(Boolean keepOptedOut) {
        this.keepOptedOut = keepOptedOut;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public String getLedgerDirectory() {
        return ledgerDirectory;
    }

    public void setLedgerDirectory(String ledgerDirectory) {
        this.ledgerDirectory = ledgerDirectory;
    }

    public String getLedgerFactory() {
        return ledgerFactory;
    }

    public void setLedgerFactory(String ledgerFactory) {
        this.ledgerFactory = ledgerFactory;
    }

    public Map<String, Object> getMap() {
        return map;
    }

    public void setMap(Map<String, Object> map) {
        this.map = map;
    }

    public String getMatchBy() {
        return matchBy;
    }

    public void setMatchBy(String matchBy) {
        this.matchBy = matchBy;
    }

    public Integer getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(Integer maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public Duration getMaxBudgetWait() {
        return maxBudgetWait;
    }

    public void setMaxBudgetWait(Duration maxBudgetWait) {
        this.maxBudgetWait = maxBudgetWait;
    }

    public Long getMaxDeletes() {
        return maxDeletes;
    }

    public void setMaxDeletes(Long maxDeletes) {
        this.maxDeletes = maxDeletes;
    }

    public Integer getMaxDeliveryAttempts() {
        return maxDeliveryAttempts;
    }

    public void setMaxDeliveryAttempts(Integer maxDeliveryAttempts) {
        this.maxDeliveryAttempts = maxDeliveryAttempts;
    }

    public Long getMaxFailedRecords() {
        return maxFailedRecords;
    }

    public void setMaxFailedRecords(Long maxFailedRecords) {
        this.maxFailedRecords = maxFailedRecords;
    }

    public Integer getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(Integer maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public Integer getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(Integer maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public Integer getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(Integer maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(Duration maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public Integer getMaxSplitCalls() {
        return maxSplitCalls;
    }

    public void setMaxSplitCalls(Integer maxSplitCalls) {
        this.maxSplitCalls = maxSplitCalls;
    }

    public Boolean getMerge() {
        return merge;
    }

    public void setMerge(Boolean merge) {
        this.merge = merge;
    }

    public HttpMethod getMethod() {
        return method;
    }

    public void setMethod(HttpMethod method) {
        this.method = method;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getNotFound() {
        return notFound;
    }

    public void setNotFound(String notFound) {
        this.notFound = notFound;
    }

    public String getOutputFormat() {
        return outputFormat;
    }

    public void setOutputFormat(String outputFormat) {
        this.outputFormat = outputFormat;
    }

    public Duration getOverlap() {
        return overlap;
    }

    public void setOverlap(Duration overlap) {
        this.overlap = overlap;
    }

    public Boolean getOverwrite() {
        return overwrite;
    }

    public void setOverwrite(Boolean overwrite) {
        this.overwrite = overwrite;
    }

    public Boolean getOverwriteContacts() {
        return overwriteContacts;
    }

    public void setOverwriteContacts(Boolean overwriteContacts) {
        this.overwriteContacts = overwriteContacts;
    }

    public Integer getPageSize() {
        return pageSize;
    }

    public void setPageSize(Integer pageSize) {
        this.pageSize = pageSize;
    }

    public String getPaging() {
        return paging;
    }

    public void setPaging(String paging) {
        this.paging = paging;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getPhoneCheck() {
        return phoneCheck;
    }

    public void setPhoneCheck(String phoneCheck) {
        this.phoneCheck = phoneCheck;
    }

    public Duration getProgressInterval() {
        return progressInterval;
    }

    public void setProgressInterval(Duration progressInterval) {
        this.progressInterval = progressInterval;
    }

    public String getProgressListener() {
        return progressListener;
    }

    public void setProgressListener(String progressListener) {
        this.progressListener = progressListener;
    }

    public String getRejectedUri() {
        return rejectedUri;
    }

    public void setRejectedUri(String rejectedUri) {
        this.rejectedUri = rejectedUri;
    }

    public String getRequestBudgetFactory() {
        return requestBudgetFactory;
    }

    public void setRequestBudgetFactory(String requestBudgetFactory) {
        this.requestBudgetFactory = requestBudgetFactory;
    }

    public Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    public void setRequestsPerMinute(Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public Boolean getResolve() {
        return resolve;
    }

    public void setResolve(Boolean resolve) {
        this.resolve = resolve;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public String getSpoolDirectory() {
        return spoolDirectory;
    }

    public void setSpoolDirectory(String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public String getStart() {
        return start;
    }

    public void setStart(String start) {
        this.start = start;
    }

    public MessagingStatus getStatus() {
        return status;
    }

    public void setStatus(MessagingStatus status) {
        this.status = status;
    }

    public String getStrategy() {
        return strategy;
    }

    public void setStrategy(String strategy) {
        this.strategy = strategy;
    }

    public String getSyncName() {
        return syncName;
    }

    public void setSyncName(String syncName) {
        this.syncName = syncName;
    }

    public String getTagMode() {
        return tagMode;
    }

    public void setTagMode(String tagMode) {
        this.tagMode = tagMode;
    }

    public Boolean getTrustEndpointBaseUrl() {
        return trustEndpointBaseUrl;
    }

    public void setTrustEndpointBaseUrl(Boolean trustEndpointBaseUrl) {
        this.trustEndpointBaseUrl = trustEndpointBaseUrl;
    }

    public String getUnknownFields() {
        return unknownFields;
    }

    public void setUnknownFields(String unknownFields) {
        this.unknownFields = unknownFields;
    }

    public Boolean getVerify() {
        return verify;
    }

    public void setVerify(Boolean verify) {
        this.verify = verify;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public String getWebhookTokenSecondary() {
        return webhookTokenSecondary;
    }

    public void setWebhookTokenSecondary(String webhookTokenSecondary) {
        this.webhookTokenSecondary = webhookTokenSecondary;
    }
}
