package io.github.camelheymarket.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.cluster.ClusterBudgets;
import io.github.camelheymarket.cluster.RedisProcess;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.spi.RequestBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** {@code camel.heymarket.cluster.*} in Spring Boot applications. */
class ClusterTest {

    private static final String COUNT = "heymarket:contacts/count";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    static final RedisProcess REDIS = new RedisProcess();

    static class Beans {
        @Bean
        RequestBudget.Factory ownBudget() {
            return (credentialId, requestsPerMinute) -> null;
        }
    }

    @Test
    void twoApplicationsShareOneBudget() {
        try (ConfigurableApplicationContext one = node().start();
                ConfigurableApplicationContext other = node().start()) {
            SpringApp.template(one).requestBody(COUNT, (Object) null);

            assertThatThrownBy(() -> SpringApp.template(other).requestBody(COUNT, (Object) null))
                    .cause()
                    .isInstanceOf(HeymarketRateLimitException.class)
                    .hasMessageContaining("No permit in the budget of all nodes");
        }
    }

    @Test
    void anApplicationWithATypoDoesNotStart() {
        assertThatThrownBy(() -> node().with("camel.heymarket.cluster.pasword", "hidden-word")
                        .start())
                .rootCause()
                .hasMessageContaining("does not have camel.heymarket.cluster.pasword.")
                .hasMessageNotContaining("hidden-word");
    }

    @Test
    void anApplicationWithoutItsServerDoesNotStart() {
        assertThatThrownBy(() -> node().with("camel.heymarket.cluster.url", "redis://127.0.0.1:1")
                        .start())
                .rootCause()
                .hasMessageContaining("cannot be reached: Redis at 127.0.0.1:1 said: ");
    }

    @Test
    void aVariableOfTheEnvironmentIsEnough() {
        try (ConfigurableApplicationContext spring = new SpringApp()
                .at(HEYMARKET.sandbox())
                .withVariable("CAMEL_HEYMARKET_CLUSTER_URL", REDIS.url())
                .withVariable("CAMEL_HEYMARKET_CLUSTER_OUTAGEWAIT", "1s")
                .start()) {
            assertThat(SpringApp.component(spring).getRequestBudgetFactory()).isInstanceOf(ClusterBudgets.class);
        }
    }

    @Test
    void aBeanOfTheApplicationAndEnabledFalseSwitchItOff() {
        try (ConfigurableApplicationContext spring =
                        node().withSources(Beans.class).start();
                ConfigurableApplicationContext off =
                        node().with("camel.heymarket.cluster.enabled", "false").start()) {
            assertThat(spring.getBeansOfType(ClusterBudgets.class)).isEmpty();
            assertThat(off.getBeansOfType(ClusterBudgets.class)).isEmpty();
        }
    }

    @Test
    void withoutTheLibraryTheMessageNamesIt() {
        assertThatThrownBy(ClusterAutoConfiguration.WithoutLibrary::new)
                .hasMessageContaining("add the dependency io.github.camelheymarket:camel-heymarket-cluster");
    }

    /** A bucket of one token, of which the next comes after 20 seconds. */
    private static SpringApp node() {
        return new SpringApp()
                .at(HEYMARKET.sandbox())
                .with("camel.component.heymarket.requests-per-minute", 5)
                .with("camel.component.heymarket.max-budget-wait", "1")
                .with("camel.heymarket.cluster.url", REDIS.url());
    }
}
