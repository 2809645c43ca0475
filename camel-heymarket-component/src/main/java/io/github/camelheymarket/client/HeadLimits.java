package io.github.camelheymarket.client;

import java.lang.reflect.Field;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds what HttpClient by itself reads without end, until the heap is full: the lines of an answer's head, its headers,
 * and those between and behind the pieces of its body.
 */
final class HeadLimits {

    static final int MAX_LINE = 16 * 1024;
    static final int MAX_HEADERS = 300;

    private static final Logger LOG = LoggerFactory.getLogger(HeadLimits.class);

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(MAX_LINE)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();

    private HeadLimits() {}

    /** The pool that camel-http made for the endpoint, or one with limits in its place: that can be said to a new one only. */
    static PoolingHttpClientConnectionManager applyTo(
            HttpEndpoint endpoint, HttpComponent component, PoolingHttpClientConnectionManager pool) {
        if (pool.getClass() != PoolingHttpClientConnectionManager.class) {
            return pool;
        }
        HttpClientConnectionOperator operator = operator(pool);
        if (operator == null) {
            return pool;
        }
        PoolingHttpClientConnectionManager limited = new PoolingHttpClientConnectionManager(
                operator,
                PoolConcurrencyPolicy.STRICT,
                null,
                TimeValue.ofMilliseconds(component.getConnectionTimeToLive()),
                ManagedHttpClientConnectionFactory.builder().http1Config(LIMITS).build());
        limited.setMaxTotal(pool.getMaxTotal());
        limited.setDefaultMaxPerRoute(pool.getDefaultMaxPerRoute());
        limited.setDefaultSocketConfig(pool.getDefaultSocketConfig());
        endpoint.setClientConnectionManager(limited);
        pool.close();
        return limited;
    }

    /** How the pool connects, TLS included, which nothing public tells. */
    private static HttpClientConnectionOperator operator(PoolingHttpClientConnectionManager pool) {
        try {
            Field field = PoolingHttpClientConnectionManager.class.getDeclaredField("connectionOperator");
            field.setAccessible(true);
            return (HttpClientConnectionOperator) field.get(pool);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debug(
                    "The heads of answers are not bounded with this version of HttpClient, or in a native program", e);
            return null;
        }
    }
}
