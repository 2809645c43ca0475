package io.github.camelheymarket.springboot;

import io.github.camelheymarket.HeymarketComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/** Sets {@code camel.component.heymarket.*} of Spring Boot on the component {@code heymarket}. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.heymarket"})
@EnableConfigurationProperties(HeymarketProperties.class)
public class HeymarketAutoConfiguration {

    private static final String NAME = "heymarket";

    /** Runs when Camel creates the component. */
    @Bean
    @Lazy
    ComponentCustomizer heymarketComponentCustomizer(
            ApplicationContext application, CamelContext camel, HeymarketProperties properties) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component component) {
                CamelPropertiesHelper.setCamelProperties(camel, component, properties.given(), true);
            }

            /** Not for a second component under another name, which has options of its own. */
            @Override
            public boolean isEnabled(String name, Component component) {
                return NAME.equals(name)
                        && component instanceof HeymarketComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                application, "camel.component.customizer", "camel.component.heymarket.customizer");
            }
        };
    }

    /** Without this bean a misspelt option would be ignored without a message. */
    @Bean
    MisspeltOptions heymarketMisspeltOptions(ApplicationContext application) {
        return new MisspeltOptions(application.getEnvironment());
    }
}
