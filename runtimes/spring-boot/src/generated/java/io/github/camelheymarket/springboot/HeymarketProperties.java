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

    /** When a delivery is answered with 200. processed: after the route has processed the event; if the route fails, the answer is 500, so that Heymarket may deliver the event again. received: immediately, so that an event which the route fails to process is lost. */
    private String ackMode;

    /** Whether api/call takes the method and the path from headers. */
    private Boolean allowHeaderOverride;

    /** Whether contacts may be opted in. Even then, a contact that opted out by itself is not opted in. */
    private Boolean allowOptIn;

    /** The legacy team API key, used instead of an API secret. Heymarket plans to retire these keys. */
    private String apiKey;

    /** The id of an API secret. The component signs its access tokens with this id and apiSecretKey, as Heymarket recommends. */
    private String apiSecretId;

    /** The key of the API secret. */
    private String apiSecretKey;

    /** The version of the API to use. auto uses the version that has the operation. If both versions have it, the form of the contact's identifier decides (digits: v1, UUID: v2), and without an identifier v2 is used. */
    private ApiVersion apiVersion;

    /** Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection factories, AWS Clients, etc. */
    private Boolean autowiredEnabled;

    /** Scheme, host and port of the API, without a path. */
    private String baseUrl;

    /** Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible) occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed as a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party component allows Camel to be alerted if an exception was thrown. Some components handle this internally only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel component to hook into the 3rd party component and make this possible for future releases. By default the consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level and ignored. */
    private Boolean bridgeErrorHandler;

    /** The maximum number of rows in one bulk call. */
    private Integer bulkSize;

    /** The type of the channel that the operation works on, such as phone or email. */
    private String channelType;

    /** Whether an empty value clears the field: true, false, or a comma-separated list of the fields that an empty value clears. Phone and consent are never cleared. */
    private String clearEmpty;

    /** On bulk-upsert: whether exchanges that carry one contact each share their calls. Each exchange gets the result of its own contact. */
    private Boolean coalesce;

    /** With coalesce=true: the maximum time a contact waits for other contacts to share a call with, while other calls are in progress. */
    private Duration coalesceDelay;

    /** With coalesce=true: the maximum number of pending exchanges, which are those whose contacts are waiting or being sent, and those that wait to continue in their routes. A further exchange waits until one of these has continued. */
    private Integer coalesceMaxPending;

    /** The options that all endpoints inherit. A reference to a bean, such as #bean:name. */
    private String configuration;

    /** The maximum time to wait for a connection. If this option is not set, a timeout set on the HTTP component takes precedence over the default. */
    private Duration connectTimeout;

    /** Whether a write that may reset an opt-out first finds out whether there is one. An update reads the messaging status of the contact if no response has shown it. A create, and bulk-upsert with resolve=false, searches for existing contacts with the same phone or channels. A message is not sent to a recipient who has opted out or is blocked. never: write or send without this check. */
    private String consentCheck;

    /** The id of the contact: an integer (v1) or a UUID (v2). */
    private String contactId;

    /** The number of contacts in one exchange of a list. 1 sends each contact in its own exchange, a larger number sends lists of that size, and 0 sends all contacts in one exchange, as an iterator or a stream that reads further pages while it is consumed. */
    private Integer contactsPerExchange;

    /** Whether sync creates the list, with the title in the option list, if there is no such list. */
    private Boolean createList;

    /** The file in which contacts/changes stores its cursor. If neither this option nor cursorRepository is set, the cursor is kept in memory, and after a restart the route starts where the start option says. */
    private String cursorFile;

    /** The key under which the cursor of this route is stored in the cursorRepository. */
    private String cursorKey;

    /** The repository in which contacts/changes stores its cursor, under the key given by cursorKey. A reference to a bean, such as #bean:name. */
    private String cursorRepository;

    /** The maximum number of events to remember. Beyond this number the oldest events are forgotten before the dedupWindow has passed. Each event takes about 110 bytes of memory. */
    private Integer dedupSize;

    /** How long a processed event is remembered. A repeated delivery of the event within this time is answered with 200 and does not reach the route again. Events about consent (target_opt_out and the like) always reach the route. 0 disables the detection of repeated deliveries. */
    private Duration dedupWindow;

    /** The region, as a two-letter code such as US, used to parse phone numbers that do not begin with a plus sign or 00. If not set, such a number is read as international digits. */
    private String defaultRegion;

    /** Whether contacts/changes also reports deleted contacts. This keeps the ids of all contacts in memory, makes one extra call per poll, and reads the whole list when the count shows that contacts may have been deleted. */
    private Boolean detectDeletes;

    /** Whether to find and compare all rows without writing anything. On messages/send and messages/bulk-send: whether to show what would be sent to whom, without sending anything. */
    private Boolean dryRun;

    /** When the component searches for a message before it sends it, so that it is not sent twice. afterDoubt: if an earlier attempt of the same exchange got no response, or the message has a local id and a message broker has delivered the exchange again. always: each message that has a local id, such as rows of a table after the program was killed, which costs a request per message. */
    private String duplicateCheck;

    /** Stops sync when more than this fraction of the rows, 0.0 to 1.0, is unsuccessful. It is checked between calls, from bulkSize rows on. */
    private Double errorThreshold;

    /** A comma-separated list of the events that reach the route, such as message_received,chat_closed. A name may end with an asterisk to match all names with that prefix, and a name matches both of Heymarket's spellings of received. Other events are answered with 200 and dropped. If not set, all events reach the route. */
    private String eventTypes;

    /** Whether a bulk job with unsuccessful rows fails with HeymarketPartialException after everything else was done. */
    private Boolean failOnPartial;

    /** Used for enabling or disabling all consumer based health checks from this component */
    private Boolean healthCheckConsumerEnabled;

    /** How long the producer health check relies on the last response that showed whether a credential is accepted, before it sends a request of its own to Heymarket. */
    private Duration healthCheckInterval;

    /** Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by default disabled all producer based health-checks. You can turn on producer checks globally by setting camel.health.producersEnabled=true. */
    private Boolean healthCheckProducerEnabled;

    /** The name of the camel-http component in the Camel context whose TLS, proxy, connection pool and timeout settings are used. */
    private String httpComponent;

    /** The inbox that messages are sent from: its name, phone or id. A message may name another one by inbox or inbox_id. A message into a conversation is sent from the inbox of the conversation. */
    private String inbox;

    /** Whether a delete keeps contacts that opted out or are blocked, because Heymarket forgets the opt-out or block of a deleted contact. bulk-delete reports such contacts as KEPT_CONSENT, and delete fails with HeymarketConsentException. The default is true for bulk-delete and false for delete, which then reports a lost opt-out in a header and a warning. On bulk-delete the check costs one status call per row, and one read per UUID. */
    private Boolean keepOptedOut;

    /** Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled during routing messages via Camel's routing error handlers. Beware that when the first message is processed then creating and starting the producer may take a little time and prolong the total processing time of the processing. */
    private Boolean lazyStartProducer;

    /** With mode=mirror: the directory of the ledger. It is created if it does not exist. */
    private String ledgerDirectory;

    /** With mode=mirror: stores ledgers elsewhere than in files, for instance in a database. A reference to a bean, such as #bean:name. */
    private String ledgerFactory;

    /** The list into which sync puts the contacts of the rows: its title, or its integer id. Nobody is taken off the list. If there is no such list, sync fails before it reads the rows, unless createList is true. */
    private String list;

    /** The local id of the message, which identifies its send. The same for each message of the endpoint, so mostly set for each message by the header CamelHeymarketLocalId or the member local_id. If there is none, the component makes one from the exchange and the message. */
    private String localId;

    /** Renames columns: the name after the prefix is the column, and the value is a contact field or the title of a custom field. An empty value leaves the column out. This is a multi-value option with prefix: map. */
    private Map<String, Object> map;

    /** How rows are matched with contacts: by phone, by email, or by phone,email. A row with a UUID in contact_id is matched by that UUID. */
    private String matchBy;

    /** The maximum size of the body of a delivery, in bytes. A larger body is answered with 413. The HTTP server may have a limit of its own. */
    private Integer maxBodySize;

    /** The maximum time to wait for a permit from the request budget, and the maximum time a bulk job waits for contacts that another job has locked. */
    private Duration maxBudgetWait;

    /** Required by mode=mirror: the maximum number of contacts that one run may delete. A run that would delete more deletes no contact and fails. */
    private Long maxDeletes;

    /** The maximum number of times a change is delivered, in successive polls, before it is passed to the exception handler and skipped. 0 means no limit. */
    private Integer maxDeliveryAttempts;

    /** Stops sync when more than this number of rows is unsuccessful. 0 means no limit. */
    private Long maxFailedRecords;

    /** The maximum number of changes that are delivered to the route and not yet recorded in the cursor as completed. Up to this many changes may be delivered again after a crash. */
    private Integer maxInFlight;

    /** The maximum number of exchanges per poll. The next poll continues where the last one stopped. 0 means no limit. */
    private Integer maxMessagesPerPoll;

    /** The maximum number of times a request that is safe to repeat is sent again. */
    private Integer maxRetries;

    /** The maximum delay before a retry, even if the Retry-After header asks for a longer one. */
    private Duration maxRetryDelay;

    /** On bulk-upsert, bulk-delete and sync: the maximum number of calls, searches included, that a job may spend on splitting calls that failed as a whole, before it stops with that failure. The deletions of a mirror may spend as many again. With coalesce=true each shared call is a job of its own. */
    private Integer maxSplitCalls;

    /** On update: whether to read the contact first and send the whole contact with the changes, because Heymarket may blank what a request leaves out. false sends only the given fields. */
    private Boolean merge;

    /** The HTTP method of api/call. */
    private HttpMethod method;

    /** What sync may do. upsert: create contacts that do not exist and update contacts that differ. create-only: leave existing contacts unchanged. update-only: create no contacts. fill-empty: fill only fields that are empty. mirror: do the same as upsert, and then delete the contacts that the sync created earlier and that the source no longer has. */
    private String mode;

    /** What get and lookup do if the contact or other resource does not exist. exception: fail with HeymarketNotFoundException, which is the default of get. null: return a null body, which is the default of lookup. */
    private String notFound;

    /** What a list returns: contacts, maps of the members as received, flat maps (custom fields by title, tags by label, the same columns in each) or a stream of JSON lines. */
    private String outputFormat;

    /** How far back from the cursor contacts/changes reads again in each poll. A change that appears in Heymarket's list later than this after its own timestamp is not delivered. */
    private Duration overlap;

    /** On update: whether the given custom fields replace all stored custom fields (true) or are merged into them (false). */
    private Boolean overwrite;

    /** With resolve=false and apiVersion=v1: whether a contact whose phone already exists is overwritten (true) or skipped (false). */
    private Boolean overwriteContacts;

    /** The number of contacts or other items to request per page of a list. Heymarket may return fewer, which the component detects. */
    private Integer pageSize;

    /** Whether list reads all pages, as an iterator that reads further pages while it is consumed, or one page. */
    private String paging;

    /** The path of api/call, such as /v1/tags. */
    private String path;

    /** How strictly phone numbers are checked. valid: the number must belong to a range that its country uses, so that dummy numbers such as 9999999999 are rejected. possible: the number must have a possible length. A number that Heymarket returned is always accepted. */
    private String phoneCheck;

    /** How often sync reports its progress in the log, and to a progressListener. 0 disables the reports. */
    private Duration progressInterval;

    /** A listener that receives the progress of sync. A reference to a bean, such as #bean:name. */
    private String progressListener;

    /** An endpoint that receives each unsuccessful row as it came, with the reason in headers. */
    private String rejectedUri;

    /** Creates the request budget of a credential, for instance one that several nodes share. If not set, each Camel context has its own budget. A reference to a bean, such as #bean:name. */
    private String requestBudgetFactory;

    /** The maximum number of requests per minute for one credential, counted over everything in the Camel context that uses the credential. 0 disables the limit. */
    private Integer requestsPerMinute;

    /** Whether bulk-upsert searches for the contacts of the rows first and creates only those that do not exist. false makes the raw bulk call, which may create duplicates. */
    private Boolean resolve;

    /** The id of the tag, list, template, conversation, survey or scheduled message that the operation works on: an integer. */
    private String resourceId;

    /** The maximum time to wait until a response begins, and then until it ends, so that one attempt takes at most twice this time. If this option is not set, a timeout set on the HTTP component takes precedence over the default. */
    private Duration responseTimeout;

    /** The member of the team that sends the messages: the name, e-mail address or id. A message may name another one by sender or creator_id. */
    private String sender;

    /** Whether contacts/changes leaves out the changes that this Camel context made itself, with the same credentials and base URL, so that a sync in both directions does not repeat them. A state that somebody else had a part in is always delivered. */
    private Boolean skipOwn;

    /** The directory for temporary files: results of more than 10,000 rows, and the snapshot and the index of a sync. It must exist and be writable for this process. The default is the directory of the JVM, java.io.tmpdir. */
    private String spoolDirectory;

    /** Where contacts/changes starts if it has no cursor yet. fromNow: with the changes made after the first poll. fromBeginning: with the whole address book, most recently changed contacts first. An instant such as 2026-05-01T00:00:00Z: with the changes since then. */
    private String start;

    /** The messaging status that set-status sets. If not set, the status is taken from the body. */
    private MessagingStatus status;

    /** How sync finds contacts. search: search for the keys of bulkSize rows at a time. snapshot: read the whole address book once, pageSize contacts per call, and search only for rows that the snapshot does not show to be unchanged. snapshot saves calls if there are many rows in relation to the contacts and most of the rows are unchanged. */
    private String strategy;

    /** Required by mode=mirror: the name of the sync, and so of the ledger of the contacts that it created. Letters, digits, dots, hyphens and underscores. */
    private String syncName;

    /** Whether the given tags are added to the stored tags or replace them. */
    private String tagMode;

    /** The template that is sent, by its title or id, where a message has no text, template or survey of its own. */
    private String template;

    /** Whether an endpoint that sets baseUrl or httpComponent itself still gets the credentials of the component. Intended for tests: if enabled, anyone who can write an option into a URI can have the credentials sent to another server. */
    private Boolean trustEndpointBaseUrl;

    /** What to do with columns that are neither contact fields nor titles of custom fields. error: fail once and list all of them. ignore: leave them out. */
    private String unknownFields;

    /** On bulk-delete: whether to check afterwards that the contacts are gone. */
    private Boolean verify;

    /** The token that Heymarket shows in the settings of the webhook. A delivery with a different token, or without one, is answered with 401 and does not reach the route. */
    private String webhookToken;

    /** A second token that is accepted too, for use while the token is being replaced. */
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
        given.put("channelType", channelType);
        given.put("clearEmpty", clearEmpty);
        given.put("coalesce", coalesce);
        given.put("coalesceDelay", coalesceDelay);
        given.put("coalesceMaxPending", coalesceMaxPending);
        given.put("configuration", configuration);
        given.put("connectTimeout", connectTimeout);
        given.put("consentCheck", consentCheck);
        given.put("contactId", contactId);
        given.put("contactsPerExchange", contactsPerExchange);
        given.put("createList", createList);
        given.put("cursorFile", cursorFile);
        given.put("cursorKey", cursorKey);
        given.put("cursorRepository", cursorRepository);
        given.put("dedupSize", dedupSize);
        given.put("dedupWindow", dedupWindow);
        given.put("defaultRegion", defaultRegion);
        given.put("detectDeletes", detectDeletes);
        given.put("dryRun", dryRun);
        given.put("duplicateCheck", duplicateCheck);
        given.put("errorThreshold", errorThreshold);
        given.put("eventTypes", eventTypes);
        given.put("failOnPartial", failOnPartial);
        given.put("healthCheckConsumerEnabled", healthCheckConsumerEnabled);
        given.put("healthCheckInterval", healthCheckInterval);
        given.put("healthCheckProducerEnabled", healthCheckProducerEnabled);
        given.put("httpComponent", httpComponent);
        given.put("inbox", inbox);
        given.put("keepOptedOut", keepOptedOut);
        given.put("lazyStartProducer", lazyStartProducer);
        given.put("ledgerDirectory", ledgerDirectory);
        given.put("ledgerFactory", ledgerFactory);
        given.put("list", list);
        given.put("localId", localId);
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
        given.put("resourceId", resourceId);
        given.put("responseTimeout", responseTimeout);
        given.put("sender", sender);
        given.put("skipOwn", skipOwn);
        given.put("spoolDirectory", spoolDirectory);
        given.put("start", start);
        given.put("status", status);
        given.put("strategy", strategy);
        given.put("syncName", syncName);
        given.put("tagMode", tagMode);
        given.put("template", template);
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

    public String getChannelType() {
        return channelType;
    }

    public void setChannelType(String channelType) {
        this.channelType = channelType;
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

    public Boolean getCreateList() {
        return createList;
    }

    public void setCreateList(Boolean createList) {
        this.createList = createList;
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

    public String getDuplicateCheck() {
        return duplicateCheck;
    }

    public void setDuplicateCheck(String duplicateCheck) {
        this.duplicateCheck = duplicateCheck;
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

    public String getInbox() {
        return inbox;
    }

    public void setInbox(String inbox) {
        this.inbox = inbox;
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

    public String getList() {
        return list;
    }

    public void setList(String list) {
        this.list = list;
    }

    public String getLocalId() {
        return localId;
    }

    public void setLocalId(String localId) {
        this.localId = localId;
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

    public String getResourceId() {
        return resourceId;
    }

    public void setResourceId(String resourceId) {
        this.resourceId = resourceId;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String sender) {
        this.sender = sender;
    }

    public Boolean getSkipOwn() {
        return skipOwn;
    }

    public void setSkipOwn(Boolean skipOwn) {
        this.skipOwn = skipOwn;
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

    public String getTemplate() {
        return template;
    }

    public void setTemplate(String template) {
        this.template = template;
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
