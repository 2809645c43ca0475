package io.github.camelheymarket.converter;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Conversation;
import io.github.camelheymarket.model.HeymarketMessage;
import io.github.camelheymarket.model.ResultList;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncReport;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.TypeConverterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the type converters of this component if Camel did not find them. Camel finds converters by a file that every jar has
 * under the same name. If jars are combined without merging these files, Camel would write {@code toString()} of a contact to a
 * file or queue.
 */
public final class OwnConverters {

    private static final Logger LOG = LoggerFactory.getLogger(OwnConverters.class);

    private static final String FILE = "META-INF/services/org/apache/camel/TypeConverterLoader";

    private static final List<Class<?>> CONVERTED = List.of(
            Contact.class,
            ContactStatus.class,
            ContactField.class,
            ResultList.class,
            ResultObject.class,
            RowResult.class,
            BulkResult.class,
            SyncReport.class,
            HeymarketMessage.class,
            Conversation.class);

    private OwnConverters() {}

    /** Loads the converters if they are missing, and logs a warning. */
    public static void ensure(CamelContext context) {
        TypeConverterRegistry registry = context.getTypeConverterRegistry();
        TypeConverter fallback = fallback(context.getTypeConverter(), registry);
        TypeConverter converter = registry.lookup(String.class, Contact.class);
        if (converter != null && converter != fallback) {
            return;
        }
        for (Class<?> type : CONVERTED) {
            if (fallback != null && registry.lookup(String.class, type) == fallback) {
                // The fallback was used before, and Camel has stored it for this type.
                registry.removeTypeConverter(String.class, type);
            }
        }
        new HeymarketConverterLoader().load(registry);
        LOG.warn(
                "{} does not list the type converters of camel-heymarket, because the file was lost when jars were "
                        + "merged into one. The converters are loaded by name; those of other Camel components may be missing, "
                        + "so that their conversions fail or fall back to toString(). Merge that file, for instance with "
                        + "AppendingTransformer or ServicesResourceTransformer of maven-shade-plugin.",
                FILE);
    }

    /** The converter to text by {@code toString()}, which Camel uses for types without a converter and stores for each type. */
    private static TypeConverter fallback(TypeConverter converter, TypeConverterRegistry registry) {
        converter.tryConvertTo(String.class, new Unknown());
        return registry.lookup(String.class, Unknown.class);
    }

    /** A type without a converter. */
    private static final class Unknown {}
}
