package io.github.camelheymarket.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import redis.clients.jedis.JedisPooled;

/** {@code camel.heymarket.cluster.*} in a Quarkus application. */
@QuarkusTest
@TestProfile(ClusterTest.WithRedis.class)
@EnabledIf(
        value = "io.github.camelheymarket.cluster.RedisProcess#isInstalled",
        disabledReason = "redis-server is not installed")
class ClusterTest {

    public static class WithRedis implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Heymarket.class), new TestResourceEntry(Redis.class));
        }
    }

    @Inject
    ProducerTemplate template;

    HeymarketSandbox sandbox;

    String redis;

    @Test
    void theBudgetIsInRedis() {
        template.requestBody("heymarket:contacts/count", (Object) null);

        assertThatThrownBy(() -> template.requestBody("heymarket:contacts/count", (Object) null))
                .cause()
                .isInstanceOf(HeymarketRateLimitException.class)
                .hasMessageContaining("No permit in the budget of all nodes");
        try (JedisPooled server = new JedisPooled(URI.create(redis))) {
            assertThat(server.keys("camel-heymarket/budget/*")).hasSize(1);
        }
    }
}
