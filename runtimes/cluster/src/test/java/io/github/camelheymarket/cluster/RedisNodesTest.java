package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;

class RedisNodesTest extends NodesByPropertiesScenes {

    @RegisterExtension
    static final RedisProcess REDIS = new RedisProcess();

    @Override
    TestServer server() {
        return REDIS;
    }

    @Override
    String shown() {
        return "Redis at 127.0.0.1:";
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        assertThatThrownBy(() -> node("camel.heymarket.cluster.password = another-word\n"))
                .hasMessageContaining("WRONGPASS")
                .hasMessageNotContaining("another-word");
    }

    @Test
    void aUrlThatIsNoneIsRefusedWithItsForm() {
        assertThatThrownBy(() -> node("", "redis://localhost/first")).hasMessageContaining("redis://host:6379/0");
    }

    @Test
    void aUserWithTheCommandsOfThePageIsEnough() throws Exception {
        try (Jedis redis = new Jedis(URI.create(REDIS.url()))) {
            redis.aclSetUser(
                    "app", "on", ">other-word", "~camel-heymarket/*", "+eval", "+get", "+set", "+psetex", "+time");
        }

        try (Node node = node(
                "camel.heymarket.cluster.username = app\ncamel.heymarket.cluster.password = other-word\n",
                "redis://" + ServerAddress.of(REDIS.url()).shown())) {
            node.look();
            assertThat(node.look()).isNotNull();
        }
    }
}
