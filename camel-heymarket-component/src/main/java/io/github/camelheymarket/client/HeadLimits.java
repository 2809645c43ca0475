package io.github.camelheymarket.client;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.socket.PlainConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;

/**
 * Limits the length of a line and the number of headers in a response, chunk headers and trailers included. HttpClient has
 * no limit by default, so that a response without an end would fill the heap.
 */
final class HeadLimits {

    static final int MAX_LINE = 16 * 1024;
    static final int MAX_HEADERS = 300;

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(MAX_LINE)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();

    private HeadLimits() {}

    /**
     * Replaces the pool that camel-http made for an endpoint by an equal one with limits, since a pool takes them only when
     * it is created.
     *
     * @return the pool of the endpoint; the given one where a subclass made it in a way of its own
     */
    static PoolingHttpClientConnectionManager applyTo(
            HttpEndpoint endpoint, HttpComponent component, PoolingHttpClientConnectionManager pool)
            throws GeneralSecurityException, IOException {
        if (component.getClass() != HttpComponent.class
                || pool.getClass() != PoolingHttpClientConnectionManager.class) {
            return pool;
        }
        PoolingHttpClientConnectionManager limited = limited(component);
        limited.setMaxTotal(pool.getMaxTotal());
        limited.setDefaultMaxPerRoute(pool.getDefaultMaxPerRoute());
        endpoint.setClientConnectionManager(limited);
        pool.close();
        return limited;
    }

    /** The socket factories are those of camel-http, whose own method for them is protected and may change. */
    @SuppressWarnings("deprecation")
    private static PoolingHttpClientConnectionManager limited(HttpComponent component)
            throws GeneralSecurityException, IOException {
        return new PoolingHttpClientConnectionManager(
                RegistryBuilder.<ConnectionSocketFactory>create()
                        .register("http", PlainConnectionSocketFactory.getSocketFactory())
                        .register(
                                "https",
                                new SSLConnectionSocketFactory(
                                        sslContext(component), component.getX509HostnameVerifier()))
                        .build(),
                PoolConcurrencyPolicy.STRICT,
                TimeValue.ofMilliseconds(component.getConnectionTimeToLive()),
                ManagedHttpClientConnectionFactory.builder().http1Config(LIMITS).build());
    }

    private static SSLContext sslContext(HttpComponent component) throws GeneralSecurityException, IOException {
        CamelContext context = component.getCamelContext();
        SSLContextParameters parameters = component.getSslContextParameters();
        if (parameters == null && component.isUseGlobalSslContextParameters()) {
            parameters = context.getSSLContextParameters();
        }
        if (parameters != null) {
            return parameters.createSSLContext(context);
        }
        return component.isUseSystemProperties() ? SSLContexts.createSystemDefault() : SSLContexts.createDefault();
    }
}
