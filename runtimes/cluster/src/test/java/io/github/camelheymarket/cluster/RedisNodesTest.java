package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
}
