package io.github.camelheymarket.client;

import java.net.URI;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Traces each request, if the application traces its exchanges. A plugin of the Camel context. */
public interface Tracing {

    /** Traces nothing. */
    Tracing NONE = (request, baseUrl) -> Span.NONE;

    /** Begins a request, in the thread that sends it and ends the span. */
    Span begin(ApiRequest request, URI baseUrl);

    /** The tracing of a context. */
    static Tracing of(CamelContext context) {
        Tracing tracing = context.getCamelContextExtension().getContextPlugin(Tracing.class);
        return tracing == null ? NONE : tracing;
    }

    /** One request. */
    interface Span extends AutoCloseable {

        Span NONE = new Span() {};

        /** @param header gets the name and value of each header that passes the trace on */
        default void passOn(BiConsumer<String, String> header) {}

        /** @param requestId {@code null} if there is none */
        default void answered(int status, @Nullable String requestId) {}

        /** There was no answer. */
        default void failed(Exception reason) {}

        @Override
        default void close() {}
    }
}
