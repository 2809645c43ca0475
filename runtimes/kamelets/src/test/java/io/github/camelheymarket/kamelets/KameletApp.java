package io.github.camelheymarket.kamelets;

import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/** An application on camel-main with one YAML route of {@code routes/}, and nothing else that knows of Heymarket. */
final class KameletApp implements AutoCloseable {

    private final Main main = new Main();

    KameletApp property(String name, String value) {
        main.addInitialProperty(name, value);
        return this;
    }

    /** @param route the name of a file in {@code routes/} */
    KameletApp start(String route) throws Exception {
        main.configure().withRoutesIncludePattern("classpath:routes/" + route);
        main.configure().withAutoConfigurationLogSummary(false);
        main.start();
        return this;
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    MockEndpoint mock(String name) {
        return camel().getEndpoint("mock:" + name, MockEndpoint.class);
    }

    /** Where the HTTP server takes what comes for a path. */
    String url(String path) {
        return "http://localhost:"
                + camel().hasService(VertxPlatformHttpServer.class).getPort() + path;
    }

    static String route(String name) throws Exception {
        try (var file = KameletApp.class.getResourceAsStream("/routes/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
