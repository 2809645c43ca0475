package io.github.camelheymarket.examples.reminders;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.util.Map;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** One pass over the table: Camel with the route of {@code reminders.camel.yaml}, and a message to it. */
final class Pass {

    private final Database database;
    private final HeymarketConfiguration settings;
    private final Sending sending;

    /**
     * @param inbox that sends, by name, phone or id
     * @param sender the member of the team who sends, by name, e-mail address or id
     * @param region the country of phones without country code, may be {@code null}
     */
    record Sending(String inbox, String sender, String region) {}

    /** @param settings base URL and credentials */
    Pass(Database database, HeymarketConfiguration settings, Sending sending) {
        this.database = database;
        this.settings = settings;
        this.sending = sending;
    }

    void run() throws Exception {
        database.lock();
        Main camel = new Main();
        camel.bind("database", database.dataSource());
        camel.bind("reading", database.reading());
        camel.addInitialProperty("inbox", sending.inbox());
        camel.addInitialProperty("sender", sending.sender());
        if (sending.region() != null) {
            camel.addInitialProperty("region", sending.region());
        }
        camel.configure().addConfiguration(new Account());
        try {
            camel.start();
            try (ProducerTemplate template = camel.getCamelContext().createProducerTemplate()) {
                Exchange exchange = template.request("direct:remind", message -> {});
                if (exchange.getException() != null) {
                    throw exchange.getException();
                }
            }
        } finally {
            camel.stop();
        }
    }

    /** Sets the credentials on the component, so that no URI shows them. */
    private final class Account implements CamelConfiguration {
        @Override
        public void configure(CamelContext context) {
            context.getComponent("heymarket", HeymarketComponent.class).setConfiguration(settings);
        }
    }

    /** The program that may be killed. Arguments: the URL of the database, inbox, sender. The account is in the environment. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Map<String, String> environment = System.getenv();
            try (Database database = Database.open(arguments[0], environment)) {
                HeymarketConfiguration settings =
                        HeymarketAccount.api(null, environment).settings();
                new Pass(database, settings, new Sending(arguments[1], arguments[2], null)).run();
            }
            System.exit(0);
        }
    }
}
