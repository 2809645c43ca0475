package io.github.camelheymarket.configuration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of events/receive alone. */
@UriParams
public class EventConfiguration extends SyncConfiguration {

    @UriParam(
            label = "consumer,security",
            secret = true,
            description =
                    "The token that Heymarket shows in the settings of the webhook. A delivery with another one, or without, is answered with 401 and does not reach the route.")
    private String webhookToken;

    @UriParam(
            label = "consumer,security",
            secret = true,
            description = "A second token that is right too, while one is exchanged for another.")
    private String webhookTokenSecondary;

    @UriParam(
            label = "consumer",
            description =
                    "The events that reach the route, with commas between them, such as message_received,chat_closed. A name may be a beginning with a star behind it, and both spellings of received are one. The others are answered with 200 and dropped. Without it all events reach the route.")
    private String eventTypes;

    @UriParam(
            label = "consumer",
            defaultValue = "processed",
            enums = "processed,received",
            description =
                    "When a delivery is answered with 200. processed: when the route has taken the event; if the route fails the answer is 500, for Heymarket to deliver it again. received: at once, so that an event which the route does not take is lost.")
    private String ackMode = "processed";

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "10m",
            javaType = "java.time.Duration",
            description =
                    "How long an event is remembered that the route took. If it is delivered again it is answered with 200 and does not reach the route a second time. Events about consent (target_opt_out and the like) always do. 0 remembers nothing.")
    private long dedupWindow = 600_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "100000",
            description =
                    "How many events are remembered at most. When there are more within the window the oldest are forgotten early. Each takes some 110 bytes of memory.")
    private int dedupSize = 100_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "1048576",
            description =
                    "The largest body of a delivery, in bytes. A larger one is answered with 413. The HTTP server may have a limit of its own.")
    private int maxBodySize = 1_048_576;

    public String getWebhookToken() {
        return webhookToken;
    }

    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public String getWebhookTokenSecondary() {
        return webhookTokenSecondary;
    }

    public void setWebhookTokenSecondary(String webhookTokenSecondary) {
        this.webhookTokenSecondary = webhookTokenSecondary;
    }

    public String getEventTypes() {
        return eventTypes;
    }

    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public String getAckMode() {
        return ackMode;
    }

    public void setAckMode(String ackMode) {
        this.ackMode = ackMode;
    }

    public long getDedupWindow() {
        return dedupWindow;
    }

    public void setDedupWindow(long dedupWindow) {
        this.dedupWindow = dedupWindow;
    }

    public int getDedupSize() {
        return dedupSize;
    }

    public void setDedupSize(int dedupSize) {
        this.dedupSize = dedupSize;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }
}
