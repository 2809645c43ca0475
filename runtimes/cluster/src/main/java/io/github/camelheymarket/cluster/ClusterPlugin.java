package io.github.camelheymarket.cluster;

import io.github.camelheymarket.spi.RequestBudget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.LifecycleStrategySupport;

/** Connects each Camel context that has the properties {@value ClusterSettings#PREFIX}* to the server that they name. */
public final class ClusterPlugin implements ContextServicePlugin {

    private static final String PARENT = "camel.heymarket.";

    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new Connection());
    }

    /** Values by name without the prefix. */
    static Map<String, String> properties(CamelContext context) {
        PropertiesComponent source = context.getPropertiesComponent();
        Map<String, String> found = new LinkedHashMap<>();
        // From the environment and from properties of the JVM too, which cannot be listed.
        for (String name : ClusterSettings.NAMES) {
            source.resolveProperty(ClusterSettings.PREFIX + name).ifPresent(value -> found.put(name, value));
        }
        Properties listed = source.loadProperties(name -> name.startsWith(PARENT));
        for (String name : listed.stringPropertyNames()) {
            if (!name.startsWith(ClusterSettings.PREFIX)) {
                throw new IllegalArgumentException("There is no property " + name
                        + ". Those of a shared budget begin with " + ClusterSettings.PREFIX);
            }
            found.putIfAbsent(
                    name.substring(ClusterSettings.PREFIX.length()),
                    context.resolvePropertyPlaceholders(listed.getProperty(name)));
        }
        return found;
    }

    private static final class Connection extends LifecycleStrategySupport {
        private ClusterBudgets budgets;

        /** Before the endpoints start, which take their budget from the plugin of the context. */
        @Override
        public void onContextStarting(CamelContext context) {
            ClusterSettings.of(properties(context)).ifPresent(settings -> {
                budgets = ClusterBudgets.connect(settings);
                context.getCamelContextExtension().addContextPlugin(RequestBudget.Factory.class, budgets);
            });
        }

        @Override
        public void onContextStopped(CamelContext context) {
            if (budgets != null) {
                budgets.close();
                budgets = null;
            }
        }
    }
}
