package io.github.camelheymarket.examples.common;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpActivityListener;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;

/** Counts stored contacts, which the route reports, and calls, as a listener of camel-http. */
public final class Counter implements HttpActivityListener {

    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();

    /** The route calls this for each stored contact. */
    public void stored() {
        allStored(1);
    }

    public void allStored(long contacts) {
        stored.addAndGet(contacts);
    }

    public Figures figures() {
        return new Figures(stored.get(), writes.get(), requests.get());
    }

    @Override
    public void onRequestSubmitted(
            Object source, Exchange exchange, HttpHost host, HttpRequest request, HttpEntity entity) {
        requests.incrementAndGet();
        String path = request.getPath();
        if (path.endsWith("/v2/contacts") || path.endsWith("/v1/batch/contacts")) {
            writes.incrementAndGet();
        }
    }

    @Override
    public void onResponseReceived(
            Object source, Exchange exchange, HttpHost host, HttpResponse response, HttpEntity entity, long elapsed) {
        // A request counts when it is sent, since it uses the budget even without a response.
    }
}
