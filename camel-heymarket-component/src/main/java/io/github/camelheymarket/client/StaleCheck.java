package io.github.camelheymarket.client;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;

/**
 * Decides whether a pooled connection is probed before a request. The probe of HttpClient is a read that waits a millisecond,
 * longer than the rest of the local work for a call.
 *
 * <p>Before an unsafe write the connection is always probed, because a create that is sent on a connection which the server has
 * closed has an unknown outcome. Any other request can be sent again, so its connection is probed only if it was idle for a
 * while.
 */
final class StaleCheck {

    private static final ConnectionConfig ALWAYS = probedAfter(TimeValue.ZERO_MILLISECONDS);
    private static final ConnectionConfig WHEN_IDLE = probedAfter(TimeValue.ofMilliseconds(250));

    /** The pool asks for the configuration in the sending thread, and passes only the route. */
    private final ThreadLocal<CallKind> sending = new ThreadLocal<>();

    private static ConnectionConfig probedAfter(TimeValue idle) {
        return ConnectionConfig.custom().setValidateAfterInactivity(idle).build();
    }

    void applyTo(PoolingHttpClientConnectionManager pool) {
        pool.setConnectionConfigResolver(this::config);
    }

    ConnectionConfig config(HttpRoute route) {
        CallKind kind = sending.get();
        return kind == CallKind.READ || kind == CallKind.REPEATABLE_WRITE ? WHEN_IDLE : ALWAYS;
    }

    /** Called in the sending thread before it sends; {@link #end()} follows in {@code finally}. */
    void begin(CallKind kind) {
        sending.set(kind);
    }

    void end() {
        sending.remove();
    }
}
