package io.github.camelheymarket;

import io.github.camelheymarket.check.CheckedConfigurer;
import io.github.camelheymarket.check.CredentialsCheck;
import io.github.camelheymarket.check.EndpointUriCheck;
import io.github.camelheymarket.check.OptionValues;
import io.github.camelheymarket.check.OptionWords;
import io.github.camelheymarket.check.SecretNames;
import io.github.camelheymarket.check.SyncOptionsCheck;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientStatistics;
import io.github.camelheymarket.converter.OwnConverters;
import io.github.camelheymarket.metrics.Metering;
import io.github.camelheymarket.spi.RequestBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/** The component {@code heymarket:}. Its endpoints inherit its options. */
@Component("heymarket")
@ManagedResource(description = "Managed HeymarketComponent")
public class HeymarketComponent extends HealthCheckComponent implements ManagedCalls {

    @Metadata(description = "The options that all endpoints inherit.")
    private HeymarketConfiguration configuration = new HeymarketConfiguration();

    @Metadata(
            label = "advanced",
            autowired = true,
            description =
                    "Creates the request budget of a credential, for instance one that several nodes share. If not set, each Camel context has its own budget.")
    private RequestBudget.@Nullable Factory requestBudgetFactory;

    @Metadata(
            label = "health",
            defaultValue = "5m",
            javaType = "java.time.Duration",
            description =
                    "How long the producer health check relies on the last response that showed whether a credential is accepted, before it sends a request of its own to Heymarket.")
    private long healthCheckInterval = 300_000;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description =
                    "Whether an endpoint that sets baseUrl or httpComponent itself still gets the credentials of the component. Intended for tests: if enabled, anyone who can write an option into a URI can have the credentials sent to another server.")
    private boolean trustEndpointBaseUrl;

    private final CheckedConfigurer configurer = new CheckedConfigurer();

    public HeymarketComponent() {}

    public HeymarketComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        // Before anything else, since what is missing now may be what was misspelt.
        configurer.refuseUnknown();
        EndpointUriCheck check = new EndpointUriCheck(getCamelContext());
        EndpointUriCheck.Path path = check.path(remaining);
        check.options(path.name(), parameters.keySet());
        OptionValues.check(parameters, new HeymarketEndpointConfigurer());
        OptionWords.check(parameters);

        HeymarketConfiguration copy = configuration.copy();
        CredentialsCheck.startFresh(copy, parameters.keySet());
        HeymarketEndpoint endpoint = Webhooks.RECEIVE.equals(path.name())
                ? Webhooks.endpoint(uri, this, copy)
                : new HeymarketEndpoint(uri, this, copy);
        endpoint.setResource(path.resource());
        endpoint.setOperation(path.operation());
        Set<String> given = Set.copyOf(parameters.keySet());
        endpoint.setGivenOptions(given);
        boolean versionIsStrict = parameters.containsKey("apiVersion");
        setProperties(endpoint, parameters);
        if (!trustEndpointBaseUrl) {
            CredentialsCheck.bind(configuration, copy, given);
        }
        copy.settleVersion(path.name(), versionIsStrict);
        SyncOptionsCheck.check(path.name(), given, copy);
        return endpoint;
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return configurer;
    }

    /** Reports names, never values: the value of a misspelt secret must not appear in a message. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (parameters != null && !parameters.isEmpty()) {
            throw new EndpointUriCheck(getCamelContext()).unknown(Set.copyOf(parameters.keySet()));
        }
    }

    /** Before the component is configured, because camel-main logs the configuration. */
    @Override
    public void setCamelContext(CamelContext context) {
        super.setCamelContext(context);
        SecretNames.hide(context);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        OwnConverters.ensure(getCamelContext());
    }

    /** A registry of meters may have been bound since the first client was opened. */
    @Override
    protected void doStart() throws Exception {
        configurer.refuseUnknown();
        super.doStart();
        getCamelContext().addStartupListener(new ExtendedStartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
                // The routes, which may bind it, are started later.
            }

            @Override
            public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
                Metering.join(context);
            }
        });
    }

    @Override
    public List<ClientStatistics> statistics() {
        return ClientRegistry.of(getCamelContext()).statistics();
    }

    public HeymarketConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(HeymarketConfiguration configuration) {
        this.configuration = configuration;
    }

    public long getHealthCheckInterval() {
        return healthCheckInterval;
    }

    public void setHealthCheckInterval(long healthCheckInterval) {
        this.healthCheckInterval = healthCheckInterval;
    }

    public boolean isTrustEndpointBaseUrl() {
        return trustEndpointBaseUrl;
    }

    public void setTrustEndpointBaseUrl(boolean trustEndpointBaseUrl) {
        this.trustEndpointBaseUrl = trustEndpointBaseUrl;
    }

    public RequestBudget.@Nullable Factory getRequestBudgetFactory() {
        return requestBudgetFactory;
    }

    public void setRequestBudgetFactory(RequestBudget.@Nullable Factory requestBudgetFactory) {
        this.requestBudgetFactory = requestBudgetFactory;
    }
}
