package io.github.camelheymarket.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** Delivers events to a route, from threads in the same JVM. */
final class WebhookProgram {

    private static final String TOKEN = "whk-3f9c-benchmark";

    private WebhookProgram() {}

    /** @param args {@code heymarket} or {@code plain}, the threads, and the seconds */
    public static void main(String[] args) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("localhost");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:heymarket:events/receive?webhookPath=/heymarket&webhookToken=" + TOKEN)
                        .process(exchange -> {});
                from("platform-http:/plain").unmarshal(new JacksonDataFormat()).setBody(constant("ok"));
            }
        });
        context.start();
        URI uri = URI.create("http://localhost:" + server.getPort() + "/" + args[0]);
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        int seconds = Integer.parseInt(args[2]);
        ChildJvm.print("rate", Load.perSecond(Integer.parseInt(args[1]), seconds / 2, seconds, number -> {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(event(number)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("answered with " + answer.statusCode() + " " + answer.body());
            }
        }));
        System.exit(0);
    }

    private static String event(long number) {
        return "{\"type\":\"message_recieved\",\"id\":" + number + ",\"token\":\"" + TOKEN
                + "\",\"event_data\":{\"id\":" + number
                + ",\"date\":\"2026-11-23T08:00:00Z\",\"text\":\"Is my order ready?\",\"local_id\":\"\",\"user_id\":310,"
                + "\"inbox_id\":12,\"target\":\"12025550143\",\"incoming\":true}}";
    }
}
