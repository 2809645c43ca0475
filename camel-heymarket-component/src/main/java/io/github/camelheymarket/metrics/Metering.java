package io.github.camelheymarket.metrics;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the meters of a context if Micrometer is present. */
public final class Metering {

    private static final Logger LOG = LoggerFactory.getLogger(Metering.class);

    private Metering() {}

    public static void join(CamelContext context) {
        try {
            HeymarketMeters.join(context);
        } catch (NoClassDefFoundError e) {
            LOG.trace("No meters without Micrometer: {}", e.getMessage());
        }
    }
}
