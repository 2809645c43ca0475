package io.github.camelheymarket;

import io.github.camelheymarket.metrics.HeymarketMeters;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the calls of a context where Micrometer is there, and does nothing where it is not. */
final class Metering {

    private static final Logger LOG = LoggerFactory.getLogger(Metering.class);

    private Metering() {}

    static void join(CamelContext context) {
        try {
            HeymarketMeters.join(context);
        } catch (NoClassDefFoundError e) {
            LOG.trace("No meters without Micrometer: {}", e.getMessage());
        }
    }
}
