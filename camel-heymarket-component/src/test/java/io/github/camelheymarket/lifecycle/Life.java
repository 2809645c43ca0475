package io.github.camelheymarket.lifecycle;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** A context with a route of each kind: single upserts that coalesce, bulk jobs, a mirror, changes, and the webhook. */
final class Life implements AutoCloseable {

    static final String ONE = "direct:one";
    static final String BULK = "direct:bulk";
    static final String SYNC = "direct:sync";

    private final TestContext context = new TestContext();
    private final HeymarketSandbox sandbox;
    private final Path folder;
    private final String secretId;
    private final String secretKey;
    private final VertxPlatformHttpServer server;
    private boolean hasWebhook = true;
    private volatile boolean closing;
    /** The ids of the contacts that the route of the changes was given, and of the events. */
    final Set<Long> changed = ConcurrentHashMap.newKeySet();

    final List<Object> events = new CopyOnWriteArrayList<>();

    /** @param folder for all files */
    Life(HeymarketSandbox sandbox, Path folder) {
        this(sandbox, folder, sandbox.secretId(), sandbox.secretKey());
    }

    Life(HeymarketSandbox sandbox, Path folder, String secretId, String secretKey) {
        this.sandbox = sandbox;
        this.folder = folder;
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("localhost");
        http.setBindPort(0);
        server = new VertxPlatformHttpServer(http);
        this.secretId = secretId;
        this.secretKey = secretKey;
        configure();
    }

    /** Camel creates components anew when a context starts again. */
    private void configure() {
        HeymarketConfiguration configuration = configuration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setApiSecretId(secretId);
        configuration.setApiSecretKey(secretKey);
        configuration.setRequestsPerMinute(0);
        configuration.setMaxRetryDelay(1);
    }

    /** Camel's HTTP server does not start a second time. */
    Life withoutWebhook() {
        hasWebhook = false;
        return this;
    }

    Life start() {
        try {
            Files.createDirectories(folder.resolve("spool"));
            if (hasWebhook) {
                context.addService(server);
            }
            context.addRoutes(new Routes());
            context.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void startAgain() {
        closing = false;
        configure();
        context.start();
    }

    /** For the options of all endpoints, before it starts. */
    HeymarketConfiguration configuration() {
        return context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
    }

    boolean isClosing() {
        return closing;
    }

    CamelContext context() {
        return context;
    }

    boolean hasWebhook() {
        return hasWebhook;
    }

    String webhookUrl() {
        return "http://localhost:" + server.getPort() + "/heymarket/events";
    }

    Remains remains() {
        return new Remains(context, sandbox.port(), folder);
    }

    @Override
    public void close() {
        closing = true;
        context.stop();
    }

    private final class Routes extends RouteBuilder {
        @Override
        public void configure() {
            errorHandler(noErrorHandler());
            from(ONE + "?block=false")
                    .routeId("one")
                    .to("heymarket:contacts/bulk-upsert?coalesce=true&coalesceDelay=5");
            from(BULK + "?block=false")
                    .routeId("bulk")
                    .to("heymarket:contacts/bulk-upsert?bulkSize=3&spoolDirectory=" + folder.resolve("spool"));
            from(SYNC + "?block=false")
                    .routeId("sync")
                    .to("heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=100&ledgerDirectory=" + folder
                            + "&spoolDirectory=" + folder.resolve("spool"));
            from("heymarket:contacts/changes?initialDelay=1&delay=20&start=fromBeginning&skipOwn=true&cursorFile="
                            + folder.resolve("cursor"))
                    .routeId("changes")
                    .process(exchange -> changed.add(
                            exchange.getMessage().getBody(Contact.class).getId()));
            if (!hasWebhook) {
                return;
            }
            from("webhook:heymarket:events/receive?webhookToken="
                            + sandbox.webhook().token())
                    .routeId("events")
                    .process(exchange -> events.add(exchange.getMessage().getBody()));
        }
    }
}
