package io.github.camelheymarket.converter;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Conversation;
import io.github.camelheymarket.model.EventData;
import io.github.camelheymarket.model.HeymarketMessage;
import io.github.camelheymarket.model.ResultList;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncReport;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConverter;
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

    private static final List<Class<?>> CONVERTED = List.of(
            Contact.class,
            ContactStatus.class,
            ContactField.class,
            ResultList.class,
            RowResult.class,
            BulkResult.class,
            SyncReport.class,
            HeymarketMessage.class,
            Conversation.class);

    private OwnConverters() {}

    public static void ensure(CamelContext context) {
        TypeConverterRegistry registry = context.getTypeConverterRegistry();
        TypeConverter toText = lastResort(context.getTypeConverter(), registry);
        if (isKnown(Contact.class, registry, toText) && isKnown(EventData.class, registry, toText)) {
            return;
        }
        for (Class<?> type : CONVERTED) {
            if (toText != null && registry.lookup(String.class, type) == toText) {
                // It was used already, and would be kept.
                registry.removeTypeConverter(String.class, type);
            }
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

    private static boolean isKnown(Class<?> type, TypeConverterRegistry registry, TypeConverter toText) {
        TypeConverter converter = registry.lookup(String.class, type);
        return converter != null && converter != toText;
    }

    /** What Camel makes text with where nothing else does: {@code toString()}. It remembers that for each type it was used for. */
    private static TypeConverter lastResort(TypeConverter converter, TypeConverterRegistry registry) {
        converter.tryConvertTo(String.class, new Unknown());
        return registry.lookup(String.class, Unknown.class);
    }

    /** Nobody has a converter for it. */
    private static final class Unknown {}
}
