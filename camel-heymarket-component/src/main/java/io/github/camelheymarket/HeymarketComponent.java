package io.github.camelheymarket;

import io.github.camelheymarket.client.RequestBudget;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** The component {@code heymarket:}. What is configured here is the preference of all its endpoints. */
@Component("heymarket")
public class HeymarketComponent extends DefaultComponent {

    @Metadata(description = "The options that endpoints start from.")
    private HeymarketConfiguration configuration = new HeymarketConfiguration();

    @Metadata(
            label = "advanced",
            autowired = true,
            description =
                    "Makes the request budget of a credential, for instance one that several nodes share. Without it each context keeps its own.")
    private RequestBudget.Factory requestBudgetFactory;

    public HeymarketComponent() {}

    public HeymarketComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EndpointUriCheck check = new EndpointUriCheck(getCamelContext());
        EndpointUriCheck.Path path = check.path(remaining);
        check.options(path.name(), parameters.keySet());
        check.words(parameters);

        HeymarketConfiguration copy = configuration.copy();
        CredentialsCheck.startFresh(copy, parameters.keySet());
        HeymarketEndpoint endpoint = Webhooks.RECEIVE.equals(path.name())
                ? Webhooks.endpoint(uri, this, copy)
                : new HeymarketEndpoint(uri, this, copy);
        endpoint.setResource(path.resource());
        endpoint.setOperation(path.operation());
        boolean versionIsStrict = parameters.containsKey("apiVersion");
        setProperties(endpoint, parameters);
        CredentialsCheck.version(path.name(), copy, versionIsStrict);
        return endpoint;
    }

    /** Names only, never values: the value of a misspelt secret must not print. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (parameters != null && !parameters.isEmpty()) {
            throw new IllegalArgumentException(
                    new EndpointUriCheck(getCamelContext()).unknown(Set.copyOf(parameters.keySet())));
        }
    }

    public HeymarketConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(HeymarketConfiguration configuration) {
        this.configuration = configuration;
    }

    public RequestBudget.Factory getRequestBudgetFactory() {
        return requestBudgetFactory;
    }

    public void setRequestBudgetFactory(RequestBudget.Factory requestBudgetFactory) {
        this.requestBudgetFactory = requestBudgetFactory;
    }
}
