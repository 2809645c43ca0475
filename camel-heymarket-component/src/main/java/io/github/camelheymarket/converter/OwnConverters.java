package io.github.camelheymarket.converter;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.EventData;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.TypeConverterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel finds type converters by a file that each jar has under the same name. Where jars were put into one without merging it, ours
 * are not found, and Camel would write {@code toString()} of a contact into a file or a queue.
 */
public final class OwnConverters {

    private static final Logger LOG = LoggerFactory.getLogger(OwnConverters.class);

    private static final String FILE = "META-INF/services/org/apache/camel/TypeConverterLoader";

    private OwnConverters() {}

    public static void ensure(CamelContext context) {
        TypeConverterRegistry registry = context.getTypeConverterRegistry();
        boolean contacts = registry.lookup(String.class, Contact.class) != null;
        boolean events = registry.lookup(String.class, EventData.class) != null;
        if (contacts && events) {
            return;
        }
        new HeymarketConverterLoader().load(registry);
        new EventConverterLoader().load(registry);
        LOG.warn(
                "{} does not list the type converters of camel-heymarket, because the file was lost when jars were "
                        + "merged into one. The converters are loaded by name; those of other Camel components may be missing, "
                        + "so that their conversions fail or fall back to toString(). Merge that file, for instance with "
                        + "AppendingTransformer or ServicesResourceTransformer of maven-shade-plugin.",
                FILE);
    }
}
