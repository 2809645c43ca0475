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

/**
 * Lets {@code toD("heymarket:contacts/get?contactId=${header.id}")} use one endpoint for all ids: the id travels in the
 * header {@code CamelHeymarketContactId} instead of in the URI. And sees to it that a value of the message becomes no option.
 */
@SendDynamic("heymarket")
public class HeymarketSendDynamicAware extends SendDynamicAwareSupport {

    private static final Pattern CONTACT_ID = Pattern.compile("([?&])contactId=([0-9a-fA-F-]{1,36})(&|$)");

    /** Marks a header that is not the user's. */
    private static final String OURS = HeymarketSendDynamicAware.class.getName();

    /** Of the one toD that this stands in. */
    private volatile Template template;

    private record Template(String original, DynamicUri uri) {}

    /** Camel's own would look for the options under the name that the component has in the context, and not find them. */
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

    /** Never {@code null}: Camel would put the URI together a second time, and that one was not looked at. */
    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        Matcher matcher = contactId(entry);
        if (matcher == null) {
            return entry.getUri();
        }
        boolean last = matcher.group(3).isEmpty();
        return matcher.replaceFirst(last ? "" : "$1");
    }

    private static Matcher contactId(DynamicAwareEntry entry) {
        Matcher matcher = CONTACT_ID.matcher(entry.getUri());
        return matcher.find() && DynamicValue.isContactId(matcher.group(2)) ? matcher : null;
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Matcher matcher = contactId(entry);
        if (matcher == null) {
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
