package io.github.camelheymarket;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** The part of {@link SecrecyRun} that receives events: good ones, refused ones, and a route that fails. */
final class WebhookSecrecyRun {

    static final String TOKEN = "whk-secret-of-the-team";
    static final String SECOND_TOKEN = "whk-next-secret-of-the-team";
    static final String GUESS = "whk-guess-of-a-stranger";

    private WebhookSecrecyRun() {}

    /** @param told takes what a user may print */
    static void run(DefaultCamelContext context, HeymarketSandbox sandbox, Consumer<Object> told) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("localhost");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String tokens = "webhook:heymarket:events/receive?webhookToken=RAW(" + TOKEN
                        + ")&webhookTokenSecondary=RAW(" + SECOND_TOKEN + ")&";
                from(tokens + "maxBodySize=2000&webhookExternalUrl=https://events.example.org")
                        .process(exchange -> {
                            told.accept(exchange);
                            told.accept(exchange.getMessage().getHeaders());
                            Object body = exchange.getMessage().getBody();
                            told.accept(body instanceof java.util.Map ? "" : body);
                        });
                from(tokens + "webhookPath=/fails").throwException(new IllegalStateException("no"));
                from(tokens + "webhookPath=/later&ackMode=received").log("taken");
            }
        });
        SandboxWebhook webhook = sandbox.webhook();
        webhook.token(TOKEN);
        sandbox.set(Switch.WEBHOOK_RETRY, false);
        for (String path : new String[] {"/heymarket/events", "/fails", "/later"}) {
            deliver(webhook, "http://localhost:" + server.getPort() + path);
        }
        badUris(context, told);
    }

    private static void deliver(SandboxWebhook webhook, String url) {
        for (String type : WebhookEvent.TYPES) {
            webhook.deliver(url, mara(WebhookEvent.of(type)));
        }
        webhook.deliver(
                url, mara(WebhookEvent.incomingCall(SecrecyPerson.PHONE)).with("id", SecrecyPerson.EMAIL));
        webhook.deliver(url, mara(WebhookEvent.of("message_sent")).with("x", "x".repeat(2_000)));
        String body = webhook.json(mara(WebhookEvent.of("message_sent")));
        webhook.post(url, body.substring(0, body.length() - 1));
        webhook.post(url, body.replace("message", SecrecyPerson.PHONE + " " + SecrecyPerson.EMAIL));
        webhook.post(url, SecrecyPerson.PHONE + SecrecyPerson.EMAIL);
        webhook.token(GUESS);
        webhook.deliver(url, mara(WebhookEvent.of("message_sent")));
        webhook.token(SECOND_TOKEN);
        webhook.deliver(url, mara(WebhookEvent.of("message_sent")));
        webhook.token(TOKEN);
    }

    private static WebhookEvent mara(WebhookEvent event) {
        return event.with("phone", SecrecyPerson.PHONE)
                .with("name", "Mara " + SecrecyPerson.LAST_NAME)
                .with("text", "write to " + SecrecyPerson.EMAIL);
    }

    private static void badUris(DefaultCamelContext context, Consumer<Object> told) {
        for (String uri : new String[] {
            "heymarket:events/receive?webhookToken=RAW(" + TOKEN + ")",
            "webhook:heymarket:events/receive?webhookTokenSecondary=RAW(" + TOKEN + ")",
            "webhook:heymarket:events/receive?eventTypes=x&webhookToken=RAW(" + TOKEN + ")",
            "webhook:heymarket:events/receive?pageSize=x&webhookToken=RAW(" + TOKEN + ")"
        }) {
            try {
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri).log("never");
                    }
                });
            } catch (Exception e) {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    told.accept("FAILED " + cause);
                }
            }
        }
    }
}
