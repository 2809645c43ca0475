package io.github.camelheymarket.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Sends chosen requests to a port on which nobody listens, so that the machine itself refuses their connection. */
final class RefusedConnections implements HttpClientConfigurer, HttpRoutePlanner, AutoCloseable {

    private final DefaultRoutePlanner direct = new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE);
    /** Keeps the port from anybody else; bound and not listening, it refuses. */
    private final Socket reserved = new Socket();

    private final AtomicInteger refused = new AtomicInteger();
    private BiPredicate<String, String> target = (method, path) -> false;
    private int left;

    RefusedConnections() throws IOException {
        reserved.bind(new InetSocketAddress("localhost", 0));
    }

    synchronized void refuse(int times, BiPredicate<String, String> methodAndPath) {
        left = times;
        target = methodAndPath;
        refused.set(0);
    }

    int refused() {
        return refused.get();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.setRoutePlanner(this);
    }

    @Override
    public HttpRoute determineRoute(HttpHost host, HttpContext context) throws HttpException {
        return direct.determineRoute(host, context);
    }

    @Override
    public HttpRoute determineRoute(HttpHost host, HttpRequest request, HttpContext context) throws HttpException {
        if (!claim(request)) {
            return direct.determineRoute(host, request, context);
        }
        refused.incrementAndGet();
        return new HttpRoute(host, null, new HttpHost("localhost", reserved.getLocalPort()), false);
    }

    private synchronized boolean claim(HttpRequest request) {
        if (left == 0 || !target.test(request.getMethod(), request.getPath())) {
            return false;
        }
        left--;
        return true;
    }

    @Override
    public void close() throws IOException {
        reserved.close();
    }
}
