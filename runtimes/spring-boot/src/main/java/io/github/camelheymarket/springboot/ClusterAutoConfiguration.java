package io.github.camelheymarket.springboot;

import io.github.camelheymarket.cluster.ClusterBudgets;
import io.github.camelheymarket.cluster.ClusterSettings;
import io.github.camelheymarket.spi.RequestBudget;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Adds a budget that all nodes share, configured by {@code camel.heymarket.cluster.*}. */
@AutoConfiguration
@Conditional(ClusterAutoConfiguration.IsWanted.class)
public class ClusterAutoConfiguration {

    private static final String PREFIX = "camel.heymarket.cluster";
    private static final String BUDGETS = "io.github.camelheymarket.cluster.ClusterBudgets";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = BUDGETS)
    static class WithLibrary {

        /** The component uses the only bean of this type. */
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean(RequestBudget.Factory.class)
        ClusterBudgets heymarketClusterBudgets(Environment environment) {
            return ClusterBudgets.connect(
                    ClusterSettings.of(properties(environment)).orElseThrow());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(BUDGETS)
    static class WithoutLibrary {

        /** @throws IllegalStateException always: without the library each node would use the whole limit, without a message */
        WithoutLibrary() {
            throw new IllegalStateException(
                    PREFIX + ".* is set, and the library that uses it is missing: add the dependency "
                            + "io.github.camelheymarket:camel-heymarket-cluster to the application.");
        }
    }

    /** Whether there are such properties, and {@code enabled} is not false. */
    static class IsWanted implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Map<String, String> properties = properties(context.getEnvironment());
            return !properties.isEmpty() && !"false".equalsIgnoreCase(properties.get("enabled"));
        }
    }

    private static Map<String, String> properties(Environment environment) {
        return Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
    }
}
