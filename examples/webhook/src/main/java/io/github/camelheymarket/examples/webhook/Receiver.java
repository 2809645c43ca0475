package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import java.time.Duration;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/**
 * Camel with the route of {@code webhook.camel.yaml}, its HTTP server, and optionally the polls of
 * {@code reconcile.camel.yaml}.
 */
final class Receiver implements AutoCloseable {

    private static final String EVENTS = "classpath:camel/webhook.camel.yaml";
    private static final String POLLS = "classpath:camel/reconcile.camel.yaml";

    private final Main camel = new Main();
    private final String token;

    /**
     * @param port 0 for any
     * @param token of the deliveries
     */
    Receiver(Database database, int port, String token) {
        this.token = token;
        camel.bind("database", database.dataSource());
        camel.addInitialProperty("camel.server.port", Integer.toString(port));
        camel.addInitialProperty("camel.component.heymarket.webhook-token", token);
        camel.configure().setRoutesIncludePattern(EVENTS);
    }

    /**
     * Adds the polls for changes without an event.
     *
     * @param account base URL and credentials, which are set on the component, so that no URI shows them
     * @param changes the time between two polls for changed contacts
     * @param audit the time between two polls of all contacts
     */
    Receiver reconciling(HeymarketConfiguration account, Duration changes, Duration audit) {
        account.setWebhookToken(token);
        camel.addInitialProperty("changes.delay", Long.toString(changes.toMillis()));
        camel.addInitialProperty("audit.delay", Long.toString(audit.toMillis()));
        camel.configure().setRoutesIncludePattern(EVENTS + "," + POLLS);
        camel.configure().addConfiguration(new CamelConfiguration() {
            @Override
            public void configure(CamelContext context) {
                context.getComponent("heymarket", HeymarketComponent.class).setConfiguration(account);
            }
        });
        return this;
    }

    Receiver start() throws Exception {
        try {
            camel.start();
            return this;
        } catch (Exception e) {
            camel.stop();
            throw e;
        }
    }

    int port() {
        return camel.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
    }

    /** The address for deliveries from this machine. */
    String url() {
        return "http://localhost:" + port() + "/heymarket/events";
    }

    @Override
    public void close() {
        camel.stop();
    }
}
