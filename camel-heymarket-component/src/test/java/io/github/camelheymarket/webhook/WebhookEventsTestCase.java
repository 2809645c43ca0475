package io.github.camelheymarket.webhook;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A route from the webhook, and events that the sandbox makes. */
abstract class WebhookEventsTestCase {

    static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final WebhookRig rig = new WebhookRig();

    final SandboxWebhook webhook = HEYMARKET.sandbox().webhook();
}
