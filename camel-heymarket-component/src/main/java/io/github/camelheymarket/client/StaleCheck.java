package io.github.camelheymarket.client;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;

/**
 * Decides before which requests a pooled connection is probed. HttpClient probes with a read that waits a whole millisecond,
 * which is many times what the rest of a call costs.
 *
 * <p>Before an unsafe write every connection is probed: a create that is sent into a connection which the server has closed has
 * an unknown outcome. Any other request may be sent again, so its connection is probed only after it was idle for a while,
 * which spares the wait before the second attempt.
 */
final class StaleCheck {

    private static final ConnectionConfig ALWAYS = probedAfter(TimeValue.ZERO_MILLISECONDS);
    private static final ConnectionConfig WHEN_IDLE = probedAfter(TimeValue.ofMilliseconds(250));

    /** The pool asks for a connection's configuration in the thread that sends, and knows only the route. */
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

    /** To be called in the thread that sends, before it does; {@link #end()} belongs into its {@code finally}. */
    void begin(CallKind kind) {
        sending.set(kind);
    }

    void end() {
        sending.remove();
    }
}
