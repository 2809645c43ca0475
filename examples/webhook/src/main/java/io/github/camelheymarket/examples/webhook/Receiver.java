package io.github.camelheymarket.examples.webhook;

import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/** Camel with the route of {@code webhook.camel.yaml}, and its HTTP server. */
final class Receiver implements AutoCloseable {

    private final Main camel = new Main();

    /**
     * @param port 0 for any
     * @param token what the deliveries carry
     */
    Receiver(Database database, int port, String token) throws Exception {
        camel.bind("database", database.dataSource());
        camel.addInitialProperty("camel.server.port", Integer.toString(port));
        camel.addInitialProperty("heymarket.webhook.token", token);
        try {
            camel.start();
        } catch (Exception e) {
            camel.stop();
            throw e;
        }
    }

    int port() {
        return camel.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
    }

    /** Where events go, seen from this machine. */
    String url() {
        return "http://localhost:" + port() + "/heymarket/events";
    }

    @Override
    public void close() {
        camel.stop();
    }
}
