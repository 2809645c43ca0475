package io.github.camelheymarket;

import io.github.camelheymarket.check.ClientSettingsFactory;
import io.github.camelheymarket.check.EndpointUriCheck;
import io.github.camelheymarket.check.EndpointUriCheck.Direction;
import io.github.camelheymarket.check.OptionWords;
import io.github.camelheymarket.check.RawValues;
import io.github.camelheymarket.client.AnswerObserver;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientSettings;
import io.github.camelheymarket.client.ClientStatistics;
import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.client.SharedBudgets;
import io.github.camelheymarket.coalesce.Coalescing;
import io.github.camelheymarket.coalesce.QueueState;
import io.github.camelheymarket.operation.BulkOptions;
import io.github.camelheymarket.operation.CloseOnDone;
import io.github.camelheymarket.operation.ConsumerTable;
import io.github.camelheymarket.operation.ContactFormat;
import io.github.camelheymarket.operation.ListedContacts;
import io.github.camelheymarket.operation.OptionTable;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Read and write the contacts of Heymarket, a business text-messaging service.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "heymarket",
        title = "Heymarket",
        syntax = "heymarket:resource/operation",
        category = {Category.SAAS, Category.API, Category.MESSAGING},
        headersClass = HeymarketConstants.class)
@ManagedResource(description = "Managed HeymarketEndpoint")
public class HeymarketEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation, ManagedCalls {

    @UriPath(
            description =
                    "The resource that the operation works on: contacts, their custom fields, events, and the rest of the API, or any part of it.",
            enums =
                    "contacts,contact-fields,tags,inboxes,team,users,lists,templates,conversations,messages,surveys,schedule,emails,channels,events,api")
    @Metadata(required = true)
    @SuppressWarnings("NullAway.Init") // The component sets it, before anything uses the endpoint.
    private String resource;

    @UriPath(
            description = "The operation to perform.",
            enums =
                    "create,get,update,delete,list,search,lookup,count,status,set-status,bulk-upsert,bulk-delete,sync,add,open,close,read,unread,reassign,transfer,history,send,bulk-send,changes,receive,call")
    @Metadata(required = true)
    @SuppressWarnings("NullAway.Init") // As above.
    private String operation;

    @UriParam
    private HeymarketConfiguration configuration;

    // Declared again, because the catalog would show Camel's general default.
    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            description =
                    "The time before the next poll, in milliseconds or with a unit such as 5m. If not set, contacts/list waits one hour and contacts/changes 60 seconds.")
    private long delay = -1;

    private Set<String> givenOptions = Set.of();
    private final EndpointClient client = new EndpointClient(this);

    public HeymarketEndpoint(String uri, Component component, HeymarketConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        check(Direction.TO);
        if (name().equals("contacts/sync")) {
            return new SyncProducer(this);
        }
        return isCoalescing() ? new CoalescingProducer(this) : new HeymarketProducer(this);
    }

    /** If the option is set on the component, it applies to the endpoints whose operation uses it. */
    public boolean isCoalescing() {
        return configuration.isCoalesce() && OptionTable.to(name()).contains("coalesce");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        check(Direction.FROM);
        ScheduledPollConsumer consumer = consumer(processor);
        configureConsumer(consumer);
        if (delay < 0) {
            long millis = ConsumerTable.defaultDelay(name()).toMillis();
            consumer.setDelay(Math.max(1, getTimeUnit().convert(millis, TimeUnit.MILLISECONDS)));
        }
        return consumer;
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        check(Direction.FROM);
        new EndpointUriCheck(getCamelContext()).onDemand(name(), givenOptions, configuration.getContactsPerExchange());
        PollingConsumer consumer = new ListPollingConsumer(this);
        configurePollingConsumer(consumer);
        return consumer;
    }

    /** The format of bodies with contacts. */
    ContactFormat format() {
        return ContactFormat.of(configuration.getOutputFormat(), client().at(Priority.BULK));
    }

    /** Begins to read all contacts. */
    ListedContacts listAll() {
        return ListedContacts.begin(client().at(Priority.BULK), configuration, configuration.getPageSize());
    }

    /** Sets all contacts as the body of one exchange. They are read while the body is used, at most until the exchange completes. */
    static Exchange wholeList(Exchange exchange, ListedContacts contacts) {
        Message message = exchange.getMessage();
        message.setBody(contacts.all(complete -> message.setHeader(HeymarketConstants.RESULT_COMPLETE, complete)));
        CloseOnDone.add(exchange, contacts);
        return exchange;
    }

    private ScheduledPollConsumer consumer(Processor processor) {
        if (name().equals("contacts/changes")) {
            ChangeFeeds.check(configuration);
            return new ChangesConsumer(this, processor);
        }
        return new ListConsumer(this, processor);
    }

    /** Called when it is known whether the endpoint is used in from or in to. */
    private void check(Direction direction) {
        EndpointUriCheck check = new EndpointUriCheck(getCamelContext());
        check.direction(name(), direction);
        check.options(name(), givenOptions, direction);
    }

    /** The names of the options in the URI. */
    void setGivenOptions(Set<String> givenOptions) {
        this.givenOptions = givenOptions;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        OptionWords.check(configuration);
        RawValues.refuse(configuration);
        checkSettings();
    }

    /** Creates the records of the settings, which check the values of the options, before the first message. */
    void checkSettings() {
        ClientSettingsFactory.settings(configuration);
        BulkOptions.limits(configuration);
        ListConsumer.settings(configuration);
        ChangeFeeds.delivery(configuration);
    }

    @Override
    protected void doStart() throws Exception {
        client.start();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        client.stop();
        super.doStop();
    }

    /** The coalesced calls that all producers of this endpoint share. */
    Coalescing coalescing() {
        return client.coalescing();
    }

    /** The client, which endpoints with the same credential and connection options share. */
    HeymarketClient client() {
        return client.client();
    }

    /** Observes every call of the account; the observer before is replaced. */
    void observe(AnswerObserver observer) {
        client.observe(observer);
    }

    /** Another lease of the same client. */
    ClientRegistry.Lease lease(ClientSettings settings) {
        RequestBudget.Factory budgets = ((HeymarketComponent) getComponent()).getRequestBudgetFactory();
        return ClientRegistry.of(getCamelContext())
                .lease(settings, configuration.getHttpComponent(), SharedBudgets.of(getCamelContext(), budgets));
    }

    @Override
    public List<ClientStatistics> statistics() {
        return client.statistics();
    }

    /** The number of coalesced contacts; zero if the option is off. */
    QueueState queueState() {
        return client.queueState();
    }

    @ManagedAttribute(description = "Contacts that wait to be sent in a shared call")
    public int getCoalescePending() {
        return queueState().pending();
    }

    @ManagedAttribute(description = "Contacts in a shared call that is in progress")
    public int getCoalesceInFlight() {
        return queueState().inFlight();
    }

    /** The full name of the operation, such as {@code contacts/get}. */
    public String name() {
        return resource + "/" + operation;
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("operation", name());
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        this.delay = delay;
        super.setDelay(delay);
    }

    public String getResource() {
        return resource;
    }

    public void setResource(String resource) {
        this.resource = resource;
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public HeymarketConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(HeymarketConfiguration configuration) {
        this.configuration = configuration;
    }
}
