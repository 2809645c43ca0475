package io.github.camelheymarket.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.RequestBudget;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** {@code camel.component.heymarket.*} in a Spring Boot application. */
class StarterTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    static class Routes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:create").to("heymarket:contacts/create");
            from("direct:load").to("heymarket:contacts/bulk-upsert");
        }
    }

    static class Beans {
        @Bean
        RequestBudget.Factory sharedBudget() {
            return (credentialId, requestsPerMinute) -> null;
        }

        @Bean("other")
        HeymarketComponent other() {
            return new HeymarketComponent();
        }
    }

    @Test
    void aRouteSendsWithTheOptionsOfTheApplication() {
        try (ConfigurableApplicationContext spring = new SpringApp()
                .at(HEYMARKET.sandbox())
                .withSources(Routes.class)
                .start()) {
            SpringApp.template(spring).sendBody("direct:create", Map.of("phone", "12025550143", "first", "Mara"));
        }

        assertThat(HEYMARKET.sandbox().findByPhone("12025550143")).get().hasFieldOrPropertyWithValue("first", "Mara");
    }

    @Test
    void durationsAreWrittenWithTheirUnits() {
        try (ConfigurableApplicationContext spring = new SpringApp()
                .with("camel.component.heymarket.connect-timeout", "7s")
                .with("camel.component.heymarket.responseTimeout", "1500ms")
                .with("camel.component.heymarket.max-budget-wait", "2m")
                .with("camel.component.heymarket.max-retry-delay", "PT1M30S")
                .with("camel.component.heymarket.coalesce-delay", "25")
                .with("camel.component.heymarket.health-check-interval", "1h")
                .start()) {
            HeymarketConfiguration options = SpringApp.options(spring);
            assertThat(options.getConnectTimeout()).isEqualTo(7_000);
            assertThat(options.getResponseTimeout()).isEqualTo(1_500);
            assertThat(options.getMaxBudgetWait()).isEqualTo(120_000);
            assertThat(options.getMaxRetryDelay()).isEqualTo(90_000);
            assertThat(options.getCoalesceDelay()).isEqualTo(25);
            assertThat(SpringApp.component(spring).getHealthCheckInterval()).isEqualTo(3_600_000);
        }
    }

    @Test
    void numbersWordsAndPlaceholdersOfSpringAndCamelAreUnderstood() {
        try (ConfigurableApplicationContext spring = new SpringApp()
                .with("api.key", "the-key")
                .with("region", "US")
                .with("camel.component.heymarket.page-size", "${size:17}")
                .with("camel.component.heymarket.api-key", "{{api.key}}")
                .with("camel.component.heymarket.default-region", "${region}")
                .with("camel.component.heymarket.api-version", "v1")
                .with("camel.component.heymarket.merge", "false")
                .start()) {
            HeymarketConfiguration options = SpringApp.options(spring);
            assertThat(options.getPageSize()).isEqualTo(17);
            assertThat(options.getApiKey()).isEqualTo("the-key");
            assertThat(options.getDefaultRegion()).isEqualTo("US");
            assertThat(options.getApiVersion()).isEqualTo(ApiVersion.v1);
            assertThat(options.isMerge()).isFalse();
        }
    }

    @Test
    void columnsAreRenamed() {
        try (ConfigurableApplicationContext spring = new SpringApp()
                .at(HEYMARKET.sandbox())
                .with("camel.component.heymarket.map[Vor Name]", "first")
                .withSources(Routes.class)
                .start()) {
            SpringApp.template(spring).sendBody("direct:load", Map.of("phone", "12025550144", "Vor Name", "Mara"));
        }

        assertThat(HEYMARKET.sandbox().findByPhone("12025550144")).get().hasFieldOrPropertyWithValue("first", "Mara");
    }

    @Test
    void whatIsNotSetStaysAsTheComponentHasIt() {
        try (ConfigurableApplicationContext spring = new SpringApp().start()) {
            HeymarketConfiguration options = SpringApp.options(spring);
            assertThat(options).usingRecursiveComparison().isEqualTo(new HeymarketConfiguration());
        }
    }

    @Test
    void aBeanIsNamedByItsReference() {
        try (ConfigurableApplicationContext spring = new SpringApp()
                .with("camel.component.heymarket.request-budget-factory", "#bean:sharedBudget")
                .with("camel.component.heymarket.autowired-enabled", "false")
                .withSources(Beans.class)
                .start()) {
            assertThat(SpringApp.component(spring).getRequestBudgetFactory())
                    .isSameAs(spring.getBean(RequestBudget.Factory.class));
        }
    }

    @Test
    void aComponentOfAnotherNameKeepsItsOwnOptions() {
        try (ConfigurableApplicationContext spring = new SpringApp()
                .with("camel.component.heymarket.page-size", "17")
                .withSources(Beans.class)
                .start()) {
            HeymarketComponent other =
                    spring.getBean(CamelContext.class).getComponent("other", HeymarketComponent.class);
            assertThat(other.getConfiguration().getPageSize()).isEqualTo(30);
        }
    }

    @Test
    void environmentVariablesCountInBothSpellings() {
        try (ConfigurableApplicationContext spring = new SpringApp()
                .withVariable("CAMEL_COMPONENT_HEYMARKET_PAGESIZE", "17")
                .withVariable("CAMEL_COMPONENT_HEYMARKET_BULK_SIZE", "50")
                .start()) {
            assertThat(SpringApp.options(spring).getPageSize()).isEqualTo(17);
            assertThat(SpringApp.options(spring).getBulkSize()).isEqualTo(50);
        }
    }

    @Test
    void itCanBeTurnedOff() {
        for (String off : new String[] {
            "camel.component.heymarket.enabled",
            "camel.component.enabled",
            "camel.component.heymarket.customizer.enabled"
        }) {
            try (ConfigurableApplicationContext spring = new SpringApp()
                    .with(off, "false")
                    .with("camel.component.heymarket.page-size", "17")
                    .start()) {
                assertThat(SpringApp.options(spring).getPageSize()).as(off).isEqualTo(30);
            }
        }
    }

    @Test
    void aMisspeltOptionIsReportedByItsNameAndNeverByItsValue() {
        Throwable failure = catchThrowable(() -> new SpringApp()
                .with("camel.component.heymarket.api-secert-key", "s3cret-value")
                .with("camel.component.heymarket.page-sizes", "17")
                .start());

        assertThat(failure).isInstanceOf(BeanCreationException.class);
        assertThat(failure)
                .hasMessageContaining("camel.component.heymarket.api-secert-key, camel.component.heymarket.page-sizes");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("s3cret-value");
            assertThat(cause.getClass().getSimpleName())
                    .as("an exception whose value Spring Boot prints")
                    .isNotEqualTo("UnboundConfigurationPropertiesException");
        }
    }

    @Test
    void aValueThatCannotBeReadIsReportedByItsOption() {
        Throwable failure = catchThrowable(() -> new SpringApp()
                .with("camel.component.heymarket.connect-timeout", "soon")
                .start());

        assertThat(failure).hasStackTraceContaining("camel.component.heymarket.connect-timeout");
    }

    @Test
    void aWordThatAnOptionDoesNotKnowFailsTheRoute() {
        Throwable failure = catchThrowable(() -> new SpringApp()
                .at(HEYMARKET.sandbox())
                .with("camel.component.heymarket.tag-mode", "ad")
                .withSources(Routes.class)
                .start());

        assertThat(failure).hasStackTraceContaining("add").hasStackTraceContaining("tagMode");
    }
}
