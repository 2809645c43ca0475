package io.github.camelheymarket.cluster;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.net.URI;
import java.util.List;
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
}
