package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import io.github.camelheymarket.spi.Priority;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.JedisPooled;

class RedisBudgetTest extends SharedBudgetScenes {

    @RegisterExtension
    static final RedisProcess REDIS = new RedisProcess();

    @Override
    ProxyManager<String> buckets(TimeMeter clock, List<AutoCloseable> opened) {
        JedisPooled redis = new JedisPooled(URI.create(REDIS.url()));
        opened.add(redis);
        return Bucket4jJedis.casBasedBuilder(redis)
                .keyMapper(Mapper.STRING)
                .clientClock(clock)
                .build();
    }

    @Test
    void aProxyManagerOfTheApplicationIsEnough() throws InterruptedException {
        List<AutoCloseable> opened = new ArrayList<>();
        try (ClusterBudgets budgets =
                new ClusterBudgets(buckets(TimeMeter.SYSTEM_MILLISECONDS, opened), "Redis of the shop")) {
            budgets.create("own-manager", 500)
                    .acquire(Priority.SINGLE, Duration.ofMinutes(1))
                    .answered();
        } finally {
            ((JedisPooled) opened.get(0)).close();
        }
    }

    @Test
    void aRouteThatStartsWhileTheServerIsDownIsToldWhichAndWhatToDo() throws Exception {
        try (ClusterBudgets budgets = ClusterBudgets.connect(REDIS.settings())) {
            REDIS.stop();

            assertThatThrownBy(() -> budgets.create("down", 500))
                    .hasMessageContaining("cannot be reached: Redis at 127.0.0.1:")
                    .hasMessageContaining("Start the server");
        } finally {
            REDIS.start();
        }
    }
}
