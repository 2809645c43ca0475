package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.PerContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns once per context of each operation that Heymarket has deprecated. */
public final class Deprecations {

    private static final Logger LOG = LoggerFactory.getLogger(Deprecations.class);

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    private Deprecations() {}

    public static void warn(CamelContext context, String operation) {
        ApiEndpoint.deprecation(operation).ifPresent(reason -> {
            Deprecations deprecations = PerContext.get(context, Deprecations.class, created -> new Deprecations());
            if (deprecations.warned.add(operation)) {
                LOG.warn(
                        "heymarket:{} is deprecated: Heymarket has deprecated its endpoint and may remove it. {}",
                        operation,
                        reason);
            }
        });
    }
}
