package io.github.camelheymarket.configuration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options that only {@code events/receive} uses. */
@UriParams
public class EventConfiguration extends OperationConfiguration {

    @UriParam(
            label = "consumer,security",
            secret = true,
            description =
                    "The token that Heymarket shows in the settings of the webhook. A delivery with a different token, or without one, is answered with 401 and does not reach the route.")
    private @Nullable String webhookToken;

    @UriParam(
            label = "consumer,security",
            secret = true,
            description = "A second token that is accepted too, for use while the token is being replaced.")
    private @Nullable String webhookTokenSecondary;

    @UriParam(
            label = "consumer",
            description =
                    "A comma-separated list of the events that reach the route, such as message_received,chat_closed. A name may end with an asterisk to match all names with that prefix, and a name matches both of Heymarket's spellings of received. Other events are answered with 200 and dropped. If not set, all events reach the route.")
    private @Nullable String eventTypes;

    @UriParam(
            label = "consumer",
            defaultValue = "processed",
            enums = "processed,received",
            description =
                    "When a delivery is answered with 200. processed: after the route has processed the event; if the route fails, the answer is 500, so that Heymarket may deliver the event again. received: immediately, so that an event which the route fails to process is lost.")
    private String ackMode = "processed";

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "10m",
            javaType = "java.time.Duration",
            description =
                    "How long a processed event is remembered. A repeated delivery of the event within this time is answered with 200 and does not reach the route again. Events about consent (target_opt_out and the like) always reach the route. 0 disables the detection of repeated deliveries.")
    private long dedupWindow = 600_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "100000",
            description =
                    "The maximum number of events to remember. Beyond this number the oldest events are forgotten before the dedupWindow has passed. Each event takes about 110 bytes of memory.")
    private int dedupSize = 100_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "1048576",
            description =
                    "The maximum size of the body of a delivery, in bytes. A larger body is answered with 413. The HTTP server may have a limit of its own.")
    private int maxBodySize = 1_048_576;

    public @Nullable String getWebhookToken() {
        return webhookToken;
    }

    public void setWebhookToken(@Nullable String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public @Nullable String getWebhookTokenSecondary() {
        return webhookTokenSecondary;
    }

    public void setWebhookTokenSecondary(@Nullable String webhookTokenSecondary) {
        this.webhookTokenSecondary = webhookTokenSecondary;
    }

    public @Nullable String getEventTypes() {
        return eventTypes;
    }

    public void setEventTypes(@Nullable String eventTypes) {
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
