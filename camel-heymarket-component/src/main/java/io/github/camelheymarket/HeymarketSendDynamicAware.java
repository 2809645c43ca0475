package io.github.camelheymarket;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;

/**
 * Lets {@code toD("heymarket:contacts/get?contactId=${header.id}")} use one endpoint for all ids: the id travels in the
 * header {@code CamelHeymarketContactId} instead of in the URI.
 */
@SendDynamic("heymarket")
public class HeymarketSendDynamicAware extends SendDynamicAwareSupport {

    /** An id has no sign that would need encoding; anything else, RAW() included, is left to the endpoint to refuse. */
    private static final Pattern CONTACT_ID = Pattern.compile("([?&])contactId=([A-Za-z0-9-]+)(&|$)");

    /** Marks a header that is not the user's. */
    private static final String OURS = HeymarketSendDynamicAware.class.getName();

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        Map<String, Object> properties = endpointProperties(exchange, uri);
        return new DynamicAwareEntry(uri, originalUri, properties, null);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        Matcher matcher = CONTACT_ID.matcher(entry.getUri());
        if (!matcher.find()) {
            return null;
        }
        boolean last = matcher.group(3).isEmpty();
        return matcher.replaceFirst(last ? "" : "$1");
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Matcher matcher = CONTACT_ID.matcher(entry.getUri());
        if (!matcher.find()) {
            return null;
        }
        String contactId = matcher.group(2);
        return current -> {
            Message message = current.getMessage();
            // As with an endpoint of its own: a header that is there already wins over the URI.
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
