package io.github.camelheymarket;

import io.github.camelheymarket.bulk.coalesce.QueueState;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientSettings;
import io.github.camelheymarket.client.ClientStatistics;
import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.operation.OperationTable;
import java.util.List;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Feed contacts into Heymarket, a business text-messaging service, and bring them out again.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "heymarket",
        title = "Heymarket",
        syntax = "heymarket:resource/operation",
        category = {Category.SAAS, Category.API, Category.MESSAGING},
        producerOnly = true,
        headersClass = HeymarketConstants.class)
@ManagedResource(description = "Managed HeymarketEndpoint")
public class HeymarketEndpoint extends DefaultEndpoint implements EndpointServiceLocation, ManagedCalls {

    @UriPath(
            description = "What the operation is about: contacts, their custom fields, or any part of the API.",
            enums = "contacts,contact-fields,api")
    @Metadata(required = true)
    private String resource;

    @UriPath(
            description = "What to do.",
            enums = "create,get,update,delete,list,search,lookup,count,status,set-status,bulk-upsert,bulk-delete,call")
    @Metadata(required = true)
    private String operation;

    @UriParam
    private HeymarketConfiguration configuration;

    private ClientRegistry.Lease lease;
    private Coalescing coalescing;

    public HeymarketEndpoint(String uri, Component component, HeymarketConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return isCoalescing() ? new CoalescingProducer(this) : new HeymarketProducer(this);
    }

    /** On the component the option is meant for those of its endpoints that know it. */
    boolean isCoalescing() {
        return configuration.isCoalesce() && OperationTable.options(name()).contains("coalesce");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("heymarket:" + name()
                + " cannot be used with from: it does something when a message comes, so use it with to.");
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        new EndpointUriCheck(getCamelContext()).words(configuration);
        ClientSettingsFactory.settings(configuration);
    }

    @Override
    protected void doStop() throws Exception {
        stopCoalescing();
        lock.lock();
        try {
            if (lease != null) {
                lease.close();
                lease = null;
            }
        } finally {
            lock.unlock();
        }
        super.doStop();
    }

    /** What waits to be sent needs the client, and its callbacks may come back here for it: hence first, and unlocked. */
    private void stopCoalescing() {
        lock.lock();
        Coalescing last = coalescing;
        coalescing = null;
        lock.unlock();
        if (last != null) {
            last.close();
        }
    }

    /** Where the exchanges of all producers of this endpoint meet. */
    Coalescing coalescing() {
        lock.lock();
        try {
            if (coalescing == null) {
                coalescing = new Coalescing(this);
            }
            return coalescing;
        } finally {
            lock.unlock();
        }
    }

    /** The client that this endpoint shares with all that have the same credential and connection options. */
    HeymarketClient client() {
        lock.lock();
        try {
            if (lease == null) {
                Metering.join(getCamelContext());
                lease = lease(ClientSettingsFactory.settings(configuration));
            }
            return lease.client();
        } finally {
            lock.unlock();
        }
    }

    /** Another share of the same client. */
    ClientRegistry.Lease lease(ClientSettings settings) {
        return ClientRegistry.of(getCamelContext())
                .lease(
                        settings,
                        configuration.getHttpComponent(),
                        ((HeymarketComponent) getComponent()).getRequestBudgetFactory());
    }

    @Override
    public List<ClientStatistics> statistics() {
        lock.lock();
        try {
            return lease == null ? List.of() : List.of(lease.client().statistics());
        } finally {
            lock.unlock();
        }
    }

    /** Of the contacts that are being coalesced; none are, where the option is off. */
    QueueState queueState() {
        lock.lock();
        try {
            return coalescing == null ? QueueState.EMPTY : coalescing.state();
        } finally {
            lock.unlock();
        }
    }

    @ManagedAttribute(description = "Contacts that wait to be sent with others")
    public int getCoalescePending() {
        return queueState().pending();
    }

    @ManagedAttribute(description = "Contacts that are in a call with others now")
    public int getCoalesceInFlight() {
        return queueState().inFlight();
    }

    /** The operation's full name, such as {@code contacts/get}. */
    String name() {
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
