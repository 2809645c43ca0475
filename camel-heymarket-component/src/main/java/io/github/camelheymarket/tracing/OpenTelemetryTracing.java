package io.github.camelheymarket.tracing;

import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.Tracing;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.net.URI;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/**
 * A child span for each request of an exchange that is traced. It has no path, query or body, which may contain personal data.
 * Requests without a trace, such as the health check, have no span.
 */
final class OpenTelemetryTracing implements Tracing {

    private static final String NAME = "io.github.camelheymarket";

    private final CamelContext camel;
    private volatile @Nullable Tracer tracer;
    private volatile @Nullable TextMapPropagator propagator;

    /** @throws NoClassDefFoundError if OpenTelemetry is missing */
    OpenTelemetryTracing(CamelContext camel) {
        // Looked for here and not by the first request: a JVM that does not verify this class looks for nothing before.
        Objects.requireNonNull(io.opentelemetry.api.trace.Span.class, "OpenTelemetry");
        this.camel = camel;
    }

    @Override
    public Span begin(ApiRequest request, URI baseUrl) {
        if (!io.opentelemetry.api.trace.Span.current().getSpanContext().isValid()) {
            return Span.NONE;
        }
        // Only now, since asking for the global one settles what it is.
        io.opentelemetry.api.trace.Span span = tracer().spanBuilder(request.method() + " " + request.operation())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", request.method().name())
                .setAttribute("server.address", baseUrl.getHost())
                .setAttribute("heymarket.operation", request.operation())
                .setAttribute("heymarket.api.version", request.version())
                .startSpan();
        if (baseUrl.getPort() >= 0) {
            span.setAttribute("server.port", baseUrl.getPort());
        }
        return new RequestSpan(span, propagator());
    }

    private Tracer tracer() {
        Tracer known = tracer;
        if (known == null) {
            Tracer bean = CamelContextHelper.findSingleByType(camel, Tracer.class);
            known = bean == null ? telemetry().getTracer(NAME) : bean;
            tracer = known;
        }
        return known;
    }

    private TextMapPropagator propagator() {
        TextMapPropagator known = propagator;
        if (known == null) {
            ContextPropagators bean = CamelContextHelper.findSingleByType(camel, ContextPropagators.class);
            known = (bean == null ? telemetry().getPropagators() : bean).getTextMapPropagator();
            if (known.fields().isEmpty()) {
                known = W3CTraceContextPropagator.getInstance();
            }
            propagator = known;
        }
        return known;
    }

    private OpenTelemetry telemetry() {
        OpenTelemetry bean = CamelContextHelper.findSingleByType(camel, OpenTelemetry.class);
        return bean == null ? GlobalOpenTelemetry.get() : bean;
    }

    private static final class RequestSpan implements Span {
        private final io.opentelemetry.api.trace.Span span;
        private final TextMapPropagator propagator;
        private final Scope scope;

        @SuppressWarnings("MustBeClosedChecker") // close() closes it.
        private RequestSpan(io.opentelemetry.api.trace.Span span, TextMapPropagator propagator) {
            this.span = span;
            this.propagator = propagator;
            this.scope = span.makeCurrent();
        }

        @Override
        public void passOn(BiConsumer<String, String> header) {
            propagator.inject(Context.current(), header, BiConsumer::accept);
        }

        @Override
        public void answered(int status, @Nullable String requestId) {
            span.setAttribute("http.response.status_code", status);
            if (requestId != null) {
                span.setAttribute("heymarket.request.id", requestId);
            }
            if (status >= 400) {
                span.setAttribute("error.type", Integer.toString(status));
                span.setStatus(StatusCode.ERROR);
            }
        }

        @Override
        public void failed(Exception reason) {
            span.setAttribute("error.type", reason.getClass().getSimpleName());
            span.setStatus(StatusCode.ERROR);
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }
}
