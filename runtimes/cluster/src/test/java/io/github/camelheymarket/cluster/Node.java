package io.github.camelheymarket.cluster;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.main.Main;

/** A program of camel-main that has two files and no code: its properties and its route. */
final class Node implements AutoCloseable {

    private static final String ROUTE = """
            - route:
                id: look
                errorHandler:
                  noErrorHandler: {}
                from:
                  uri: direct:look
                  steps:
                    - to: heymarket:contacts/count
            """;

    private final Main camel = new Main();

    private Node(Path folder, String properties) throws IOException {
        Path route = Files.writeString(folder.resolve("route.camel.yaml"), ROUTE);
        Path file = Files.createTempFile(folder, "application", ".properties");
        Files.writeString(file, "camel.main.routesIncludePattern = file:" + route + "\n" + properties);
        camel.setDefaultPropertyPlaceholderLocation("file:" + file);
        // Otherwise a program of the tests ends the JVM.
        camel.configure().setAutoConfigurationFailFast(true);
    }

    /** @param properties beside those of the account */
    static Node start(Path folder, HeymarketSandbox sandbox, String properties) throws Exception {
        Node node = new Node(folder, """
                camel.component.heymarket.baseUrl = %s
                camel.component.heymarket.apiKey = %s
                camel.component.heymarket.trustEndpointBaseUrl = true
                camel.component.heymarket.maxRetries = 0
                %s
                """.formatted(sandbox.baseUrl(), sandbox.apiKey(), properties));
        boolean started = false;
        try {
            node.camel.start();
            started = true;
            return node;
        } finally {
            if (!started) {
                node.close();
            }
        }
    }

    /** Sends one request. */
    Object look() {
        return camel.getCamelContext().createProducerTemplate().requestBody("direct:look", "");
    }

    @Override
    public void close() {
        camel.stop();
    }
}
