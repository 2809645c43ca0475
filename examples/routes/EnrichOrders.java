import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.model.Contact;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Each order in the folder orders, a JSON object with a phone, gets the name that Heymarket has for it, and goes on to outbox. In the
 * middle of a route, the order stays the body: enrich calls Heymarket with a copy, and the last step puts both together.
 *
 * <pre>
 * camel run EnrichOrders.java application.properties --dep=mvn:io.github.camelheymarket:camel-heymarket:0.1.0-SNAPSHOT
 * </pre>
 */
public class EnrichOrders extends RouteBuilder {

    @Override
    public void configure() {
        from("file:orders?include=.*\\.json&readLock=changed&move=.done")
                .routeId("enrich-orders")
                .unmarshal().json()
                .setHeader(HeymarketConstants.PHONE, simple("${body[phone]}"))
                .enrich("heymarket:contacts/lookup?notFound=null", EnrichOrders::together)
                .marshal().json()
                .to("file:outbox?fileName=${file:onlyname}");
    }

    @SuppressWarnings("unchecked")
    private static Exchange together(Exchange order, Exchange found) {
        Contact contact = found == null ? null : found.getMessage().getBody(Contact.class);
        Map<String, Object> body = order.getMessage().getBody(Map.class);
        body.put("customer", contact == null ? "unknown" : contact.getDisplayName());
        return order;
    }
}
