package io.github.camelheymarket.cluster;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.JedisURIHelper;

/** Buckets in Redis, each the value of a key, which expires a day after the bucket is full again. */
final class RedisServer {

    private static final String DRIVER = "redis.clients.jedis.JedisPooled";
    private static final String DEPENDENCY = "redis.clients:jedis";
    private static final int PORT = 6379;
    private static final int CONNECTIONS = 4;

    private RedisServer() {}

    private static BudgetServer server(JedisPooled redis, ServerAddress address) {
        SharedClock clock = new SharedClock(() -> nanos(redis));
        ProxyManager<String> buckets = Bucket4jJedis.casBasedBuilder(redis)
                .keyMapper(Mapper.STRING)
                .clientClock(clock)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofDays(1)))
                .build();
        return new BudgetServer(buckets, address.toString(), clock::refresh, redis::close);
    }

    static BudgetServer connect(ClusterSettings settings, ServerAddress address) {
        BudgetServer.requireDriver(DRIVER, address, DEPENDENCY);
        JedisPooled redis = pool(settings);
        boolean connected = false;
        try {
            BudgetServer server = server(redis, address);
            connected = true;
            return server;
        } catch (RuntimeException e) {
            throw BudgetServer.notConnected(settings, address, e);
        } finally {
            if (!connected) {
                redis.close();
            }
        }
    }

    private static JedisPooled pool(ClusterSettings settings) {
        URI uri = uri(settings.url());
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .timeoutMillis(
                        (int) Math.min(Integer.MAX_VALUE, settings.timeout().toMillis()))
                .ssl(JedisURIHelper.isRedisSSLScheme(uri))
                .database(JedisURIHelper.getDBIndex(uri))
                .user(settings.username() == null ? JedisURIHelper.getUser(uri) : settings.username())
                .password(settings.password() == null ? JedisURIHelper.getPassword(uri) : settings.password())
                .clientName("camel-heymarket");
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxWait(settings.timeout());
        return new JedisPooled(
                new HostAndPort(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort()), client.build(), pool);
    }

    private static URI uri(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null) {
                JedisURIHelper.getDBIndex(uri);
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The message below does not quote the URL, which may have a password.
        }
        throw ClusterSettings.wrong(
                "url",
                "is no URL of Redis: it has the form redis://host:6379/0, where 0 is the number of the database. "
                        + "Set user and password by " + ClusterSettings.PREFIX + "username and "
                        + ClusterSettings.PREFIX
                        + "password if they have characters that a URL must not have");
    }

    private static long nanos(JedisPooled redis) {
        List<?> time = (List<?>) redis.sendCommand(Protocol.Command.TIME);
        return Math.addExact(number(time.get(0)) * 1_000_000_000L, number(time.get(1)) * 1_000L);
    }

    private static long number(Object text) {
        return Long.parseLong(new String((byte[]) text, StandardCharsets.US_ASCII));
    }
}
