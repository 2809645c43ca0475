package io.github.camelheymarket.webhook;

import io.github.camelheymarket.option.Bounds;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a webhook endpoint.
 *
 * @param tokens the valid tokens, at least one
 * @param eventTypes comma-separated names; {@code null} for all events
 * @param ackWhenReceived whether to answer before the route has processed the event
 * @param dedupWindowMillis how long events are remembered, in milliseconds; 0 for not at all
 * @param dedupSize how many events are remembered
 * @param maxBodySize of a delivery, in bytes
 */
public record WebhookSettings(
        List<String> tokens,
        @Nullable String eventTypes,
        boolean ackWhenReceived,
        long dedupWindowMillis,
        int dedupSize,
        int maxBodySize) {

    public WebhookSettings {
        Bounds.atLeast("dedupWindow", 0, Duration.ofMillis(dedupWindowMillis));
        Bounds.atLeast("dedupSize", 1, dedupSize);
        Bounds.atLeast("maxBodySize", 1, maxBodySize);
    }

    /** Leaves the tokens out. */
    @Override
    public String toString() {
        return "WebhookSettings[eventTypes=" + eventTypes + ", ackWhenReceived=" + ackWhenReceived
                + ", dedupWindowMillis=" + dedupWindowMillis + ", dedupSize=" + dedupSize + ", maxBodySize="
                + maxBodySize + "]";
    }
}
