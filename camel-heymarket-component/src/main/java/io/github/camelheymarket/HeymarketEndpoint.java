package io.github.camelheymarket;

import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.operation.OperationTable;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
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
        headersClass = HeymarketConstants.class)
public class HeymarketEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    @UriPath(
            description = "What the operation is about: contacts, their custom fields, events, or any part of the API.",
            enums = "contacts,contact-fields,events,api")
    @Metadata(required = true)
    private String resource;

    @UriPath(
            description = "What to do.",
            enums =
                    "create,get,update,delete,list,search,lookup,count,status,set-status,bulk-upsert,bulk-delete,receive,call")
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
        // On the component the option is meant for those of its endpoints that know it.
        boolean coalesce =
                configuration.isCoalesce() && OperationTable.options(name()).contains("coalesce");
        return coalesce ? new CoalescingProducer(this) : new HeymarketProducer(this);
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
        checkConnection();
    }

    /** What is wrong with the options about the connection shows before the first message. */
    void checkConnection() {
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
                lease = ClientRegistry.of(getCamelContext())
                        .lease(
                                ClientSettingsFactory.settings(configuration),
                                configuration.getHttpComponent(),
                                ((HeymarketComponent) getComponent()).getRequestBudgetFactory());
            }
            return lease.client();
        } finally {
            lock.unlock();
        }
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
