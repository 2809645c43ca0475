package io.github.camelheymarket.tracing;

import io.github.camelheymarket.client.PerContext;
import io.github.camelheymarket.client.Tracing;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Traces the requests of a context if OpenTelemetry is present. */
public final class Traces {

    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);

    private Traces() {}

    public static void join(CamelContext context) {
        try {
            PerContext.get(context, Tracing.class, OpenTelemetryTracing::new);
        } catch (NoClassDefFoundError e) {
            LOG.trace("No spans without OpenTelemetry: {}", e.getMessage());
        }
    }
}
