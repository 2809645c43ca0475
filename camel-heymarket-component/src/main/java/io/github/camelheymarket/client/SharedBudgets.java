package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.RequestBudget;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.jspecify.annotations.Nullable;

/** Decides which budgets the clients of a component use. */
public final class SharedBudgets {

    private static final String PREFIX = "camel.heymarket.cluster.";

    private SharedBudgets() {}

    /**
     * The factory that the application has set, else the one that a library has added to the context; {@code null} for the
     * built-in budget.
     *
     * @param own the factory that the application has set on the component; {@code null} for none
     * @throws IllegalStateException if the nodes are to share a budget, and the library is missing: each would use the whole
     *     limit
     */
    public static RequestBudget.@Nullable Factory of(CamelContext context, RequestBudget.@Nullable Factory own) {
        if (own != null) {
            return own;
        }
        RequestBudget.Factory added = context.getCamelContextExtension().getContextPlugin(RequestBudget.Factory.class);
        if (added == null && isWanted(context.getPropertiesComponent())) {
            throw new IllegalStateException(
                    PREFIX + "url is set, and the library that uses it is missing: add the dependency "
                            + "io.github.camelheymarket:camel-heymarket-cluster to the application.");
        }
        return added;
    }

    private static boolean isWanted(PropertiesComponent properties) {
        return properties.resolveProperty(PREFIX + "url").isPresent()
                && !properties
                        .resolveProperty(PREFIX + "enabled")
                        .orElse("true")
                        .equalsIgnoreCase("false");
    }
}
