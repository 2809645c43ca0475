package io.github.camelheymarket.examples.twoway;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.JavaProcess;
import io.github.camelheymarket.examples.common.StandardInput;
import java.util.Map;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel with the routes of {@code two-way.camel.yaml}. */
final class Sync implements AutoCloseable {

    private final Main camel = new Main();

    /**
     * @param cursor the file of the cursor
     * @param firstWriteMs how long to wait before the first write: a search may lag behind what a killed program wrote
     * @param everyMs how often both sides are read
     */
    record Settings(String cursor, Conflict conflict, long firstWriteMs, long everyMs) {}

    /** @param account base URL and credentials */
    Sync(Database database, HeymarketConfiguration account, Settings settings) {
        camel.bind("database", database.dataSource());
        camel.bind("sent", new Sent(database.dataSource()));
        camel.addInitialProperty("cursor", settings.cursor());
        camel.addInitialProperty("conflict", settings.conflict().name());
        camel.addInitialProperty("first-write", Long.toString(settings.firstWriteMs()));
        camel.addInitialProperty("write-period", Long.toString(settings.everyMs()));
        camel.addInitialProperty("poll-delay", Long.toString(settings.everyMs()));
        camel.configure().addConfiguration(new Account(account));
    }

    Sync start() throws Exception {
        boolean started = false;
        try {
            camel.start();
            started = true;
            return this;
        } finally {
            if (!started) {
                camel.stop();
            }
        }
    }

    @Override
    public void close() {
        camel.stop();
    }

    /** Sets the credentials on the component, so that no URI shows them. */
    private record Account(HeymarketConfiguration settings) implements CamelConfiguration {
        @Override
        public void configure(CamelContext context) {
            context.getComponent("heymarket", HeymarketComponent.class).setConfiguration(settings);
        }
    }

    /** The program that may be killed. Arguments: the URL of the database, then the settings. The account is in the environment. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Map<String, String> environment = System.getenv();
            Settings settings = new Settings(
                    arguments[1],
                    Conflict.valueOf(arguments[2]),
                    Long.parseLong(arguments[3]),
                    Long.parseLong(arguments[4]));
            try (HeymarketAccount account = HeymarketAccount.api(null, environment);
                    Database database = Database.open(arguments[0], environment);
                    Sync sync = new Sync(database, account.settings(), settings).start()) {
                System.out.println(JavaProcess.READY);
                StandardInput.awaitEnd();
            }
            System.exit(0);
        }
    }
}
