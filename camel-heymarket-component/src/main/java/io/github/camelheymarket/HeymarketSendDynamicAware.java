package io.github.camelheymarket;

import io.github.camelheymarket.check.DynamicUri;
import io.github.camelheymarket.check.DynamicValue;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code toD("heymarket:contacts/get?contactId=${header.id}")} use one endpoint for all ids: the id is passed in the header
 * {@code CamelHeymarketContactId} instead of the URI. Also prevents that a value of the message becomes an option.
 */
@SendDynamic("heymarket")
public class HeymarketSendDynamicAware extends SendDynamicAwareSupport {

    private static final Pattern CONTACT_ID = Pattern.compile("([?&])contactId=([0-9a-fA-F-]{1,36})(&|$)");

    /** Marks a header that this class has set. */
    private static final String OURS = HeymarketSendDynamicAware.class.getName();

    /** The URI of the {@code toD} of this instance. */
    private volatile @Nullable Template template;

    private record Template(String original, DynamicUri uri) {}

    /** Camel's implementation would look for the options by the name of the component in the context, which may differ. */
    @Override
    protected void doInit() {}

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        template(originalUri).check(exchange, uri);
        return new DynamicAwareEntry(uri, originalUri, Map.of(), null);
    }

    private DynamicUri template(String originalUri) throws Exception {
        Template last = template;
        if (last == null || !last.original().equals(originalUri)) {
            last = new Template(originalUri, DynamicUri.of(getCamelContext(), originalUri));
            template = last;
        }
        return last.uri();
    }

    /** Never {@code null}: otherwise Camel would resolve the URI again, without the check. */
    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        Matcher matcher = contactId(entry);
        if (matcher == null) {
            return entry.getUri();
        }
        boolean last = matcher.group(3).isEmpty();
        return matcher.replaceFirst(last ? "" : "$1");
    }

    private static @Nullable Matcher contactId(DynamicAwareEntry entry) {
        Matcher matcher = CONTACT_ID.matcher(entry.getUri());
        return matcher.find() && DynamicValue.isContactId(matcher.group(2)) ? matcher : null;
    }

    @Override
    public @Nullable Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Matcher matcher = contactId(entry);
        if (matcher == null) {
            return null;
        }
        String contactId = matcher.group(2);
        return current -> {
            Message message = current.getMessage();
            // As with other endpoints, an existing header takes precedence over the URI.
            if (message.getHeader(HeymarketConstants.CONTACT_ID) == null
                    && message.getHeader(HeymarketConstants.PHONE) == null) {
                message.setHeader(HeymarketConstants.CONTACT_ID, contactId);
                current.setProperty(OURS, contactId);
            }
        };
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return current -> {
            if (current.removeProperty(OURS) != null) {
                current.getMessage().removeHeader(HeymarketConstants.CONTACT_ID);
            }
        };
    }
}
