package io.github.camelheymarket;

import io.github.camelheymarket.webhook.RecentDeliveries;
import io.github.camelheymarket.webhook.WebhookEvent;
import io.github.camelheymarket.webhook.WebhookHandler;
import io.github.camelheymarket.webhook.WebhookSettings;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoint of {@code events/receive}. The only class that uses camel-webhook, which is optional. */
public class HeymarketWebhookEndpoint extends HeymarketEndpoint implements WebhookCapableEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(HeymarketWebhookEndpoint.class);

    /** Camel's default path changes with the options, and so would the URL that was entered in Heymarket by hand. */
    private static final String DEFAULT_PATH = "/heymarket/events";

    private static final String DEFAULT_COMPONENT = "platform-http";

    /** By route, for as long as the route exists: each start of a route creates a new handler. */
    private final Map<Processor, RecentDeliveries> recent = new WeakHashMap<>();

    @SuppressWarnings("NullAway.Init") // The endpoint webhook: sets it, before it uses this endpoint.
    private WebhookConfiguration webhook;

    public HeymarketWebhookEndpoint(String uri, Component component, HeymarketConfiguration configuration) {
        super(uri, component, configuration);
    }

    /** This endpoint does not call Heymarket, so that it needs no credentials. */
    @Override
    void checkSettings() {}

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "heymarket:events/receive cannot be used with to: the events come from Heymarket. Start a route with "
                        + "from(\"webhook:heymarket:events/receive\"), and set webhookToken on the component.");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "heymarket:events/receive has no HTTP server of its own to receive events. Write webhook: before it: "
                        + "from(\"webhook:heymarket:events/receive\"), and set webhookToken on the component.");
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        WebhookSettings settings = settings();
        return new WebhookHandler(getCamelContext(), settings, recent(next, settings), this::exchange, next);
    }

    private RecentDeliveries recent(Processor route, WebhookSettings settings) {
        lock.lock();
        try {
            return recent.computeIfAbsent(route, key -> new RecentDeliveries(settings));
        } finally {
            lock.unlock();
        }
    }

    private Exchange exchange(WebhookEvent event) {
        // With InOut, the pattern of HTTP, a queue in the route would wait for a reply.
        Exchange exchange = createExchange(ExchangePattern.InOnly);
        EventHeaders.set(exchange.getMessage(), event);
        return exchange;
    }

    private WebhookSettings settings() {
        HeymarketConfiguration options = getConfiguration();
        return new WebhookSettings(
                tokens(options),
                options.getEventTypes(),
                "received".equals(options.getAckMode()),
                options.getDedupWindow(),
                options.getDedupSize(),
                options.getMaxBodySize());
    }

    /** A token is required, because without one anyone could send events. */
    private static List<String> tokens(HeymarketConfiguration options) {
        List<String> tokens = new ArrayList<>();
        for (String token : new String[] {options.getWebhookToken(), options.getWebhookTokenSecondary()}) {
            if (token != null && !token.isBlank()) {
                tokens.add(token.strip());
            }
        }
        if (options.getWebhookToken() == null || options.getWebhookToken().isBlank()) {
            throw new IllegalArgumentException(
                    "events/receive needs webhookToken: the token that Heymarket shows in the settings of the webhook. "
                            + "Without the token anybody could send events. Set it on the component, so that no URI shows it.");
        }
        return tokens;
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration configuration) {
        webhook = configuration;
        if (webhook.getWebhookPath() == null) {
            webhook.setWebhookPath(DEFAULT_PATH);
        }
        if (webhook.getWebhookComponentName() == null && !hasServer()) {
            webhook.setWebhookComponentName(DEFAULT_COMPONENT);
        }
    }

    /** Whether Camel finds an HTTP server by itself: it uses any server of the context. */
    private boolean hasServer() {
        return getCamelContext().getComponentNames().stream()
                        .anyMatch(name -> getCamelContext().hasComponent(name) instanceof RestConsumerFactory)
                || !getCamelContext()
                        .getRegistry()
                        .findByType(RestConsumerFactory.class)
                        .isEmpty()
                || !(getCamelContext().getComponent(DEFAULT_COMPONENT, true) instanceof RestConsumerFactory);
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    /** Webhooks are registered by hand, because the API has no endpoint for it (C7.1). */
    @Override
    public void registerWebhook() throws UnknownHostException {
        if (webhook.getWebhookExternalUrl() == null) {
            LOG.info(
                    "Register the webhook in Heymarket by hand: in its settings for webhooks, enter the public address "
                            + "of this server followed by {}. Set webhookExternalUrl to that address to see the whole URL here",
                    webhook.computeFullPath(true));
        } else {
            LOG.info(
                    "Register the webhook in Heymarket by hand: in its settings for webhooks, enter {}",
                    webhook.computeFullExternalUrl());
        }
    }

    /** Done by hand too. */
    @Override
    public void unregisterWebhook() {}
}
