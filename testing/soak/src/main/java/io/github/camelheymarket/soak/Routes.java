package io.github.camelheymarket.soak;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.model.Contact;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** The routes that begin at Heymarket. */
final class Routes extends RouteBuilder {

    static final String PATH = "/heymarket/events";

    private final Path folder;
    private final Journal journal;

    Routes(Path folder, Journal journal) {
        this.folder = folder;
        this.journal = journal;
    }

    @Override
    public void configure() {
        from("heymarket:contacts/changes?start=fromBeginning&delay=10000&initialDelay=500&detectDeletes=true&cursorFile=RAW("
                        + folder.resolve("all.cursor") + ")")
                .process(exchange -> changed("all", exchange));
        from("heymarket:contacts/changes?start=fromBeginning&delay=3000&initialDelay=500&skipOwn=true&cursorFile=RAW("
                        + folder.resolve("others.cursor") + ")")
                .process(exchange -> changed("others", exchange));
        from("webhook:heymarket:events/receive?webhookPath=" + PATH).process(this::received);
    }

    private void changed(String route, Exchange exchange) {
        Message message = exchange.getMessage();
        Contact contact = message.getBody(Contact.class);
        journal.write(
                "change",
                route,
                message.getHeader(HeymarketConstants.RESULT_CHANGE),
                contact.getId(),
                contact.getRev());
    }

    private void received(Exchange exchange) {
        Message message = exchange.getMessage();
        String type = message.getHeader(HeymarketConstants.EVENT_TYPE, String.class);
        journal.write(
                "event",
                type,
                type.startsWith("target")
                        ? message.getBody(Map.class).get("phone")
                        : message.getHeader(HeymarketConstants.EVENT_ID));
    }
}
