package io.github.camelheymarket;

import org.apache.camel.CamelContext;

/** Checks for camel-webhook, which is optional and required only to receive events. */
final class Webhooks {

    static final String RECEIVE = "events/receive";

    private static final String CAMEL_WEBHOOK = "org.apache.camel.component.webhook.WebhookCapableEndpoint";

    private Webhooks() {}

    /** @throws IllegalArgumentException if camel-webhook is not on the class path */
    static HeymarketEndpoint endpoint(String uri, HeymarketComponent component, HeymarketConfiguration configuration) {
        CamelContext context = component.getCamelContext();
        if (context.getClassResolver().resolveClass(CAMEL_WEBHOOK) == null) {
            throw new IllegalArgumentException("heymarket:" + RECEIVE
                    + " needs camel-webhook, and an HTTP server such as camel-platform-http: add both as dependencies, and "
                    + "start a route with from(\"webhook:heymarket:events/receive\").");
        }
        return Present.endpoint(uri, component, configuration);
    }

    /** A class of its own, because Java loads camel-webhook with any class that creates such an endpoint. */
    private static final class Present {
        static HeymarketEndpoint endpoint(
                String uri, HeymarketComponent component, HeymarketConfiguration configuration) {
            return new HeymarketWebhookEndpoint(uri, component, configuration);
        }
    }
}
