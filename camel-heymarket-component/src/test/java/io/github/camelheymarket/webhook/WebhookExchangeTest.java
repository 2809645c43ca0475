package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** What an exchange of an event has in its headers, and what never gets into it. */
class WebhookExchangeTest extends WebhookEventsTestCase {

    @Test
    void theIdsAndTheTimeAreInHeaders() {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(WebhookRig.receive());

        webhook.deliver(
                rig.url(),
                WebhookEvent.messageReceived(PHONE, "Hello").with("id", 7).with("date", "2026-05-02T09:14:31Z"));

        assertThat(rig.one().getHeaders())
                .containsOnly(
                        Map.entry("CamelHeymarketEventType", "message_received"),
                        Map.entry("CamelHeymarketEventId", "7"),
                        Map.entry("CamelHeymarketEventTime", "2026-05-02T09:14:31Z"),
                        Map.entry("CamelHeymarketEventKey", "message_received:7:2026-05-02T09:14:31Z"),
                        Map.entry("CamelHeymarketEventConversationId", 880031L),
                        Map.entry("CamelHeymarketEventWebhookId", "41"));
    }

    /** An id that is no id may be anything, a phone included; headers and keys are logged. */
    @Test
    void whatIsNoPlainIdStaysOutOfHeaders() {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(WebhookRig.receive());

        webhook.deliver(rig.url(), WebhookEvent.of("incoming_call").with("id", "Mara <mara@example.com>"));

        assertThat(rig.one().getHeaders()).doesNotContainKey("CamelHeymarketEventId");
        assertThat(rig.one().getHeader("CamelHeymarketEventKey", String.class))
                .matches("incoming_call:sha256-[0-9a-f]{64}");
    }

    @Test
    void noHeaderOfTheRequestReachesTheRoute() {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(WebhookRig.receive());

        HttpResponse<String> answer = rig.send(
                "POST",
                BodyPublishers.ofString(webhook.json(WebhookEvent.optOut(PHONE))),
                "CamelHeymarketPhone",
                "12025550199",
                "CamelFileName",
                "../../etc/passwd",
                "X-Tenant",
                "other");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(rig.one().getHeaders().keySet()).allMatch(name -> name.startsWith("CamelHeymarketEvent"));
    }

    @Test
    void theTokenIsNowhereInTheExchange() {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.context().setAllowUseOriginalMessage(true);
        StringBuilder all = new StringBuilder();
        rig.start(WebhookRig.receive(), exchange -> {
            Message original = exchange.getUnitOfWork().getOriginalInMessage();
            all.append(exchange.getMessage().getBody(JsonNode.class))
                    .append(exchange.getMessage().getHeaders())
                    .append(exchange.getAllProperties())
                    .append(original.getBody(JsonNode.class))
                    .append(original.getHeaders());
        });

        webhook.deliver(rig.url(), WebhookEvent.messageReceived(PHONE, "Hello"));

        assertThat(all).contains("Hello").doesNotContain(WebhookRig.TOKEN);
    }

    @Test
    void theExchangeExpectsNoReplyAndComesFromTheRoute() {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(WebhookRig.receive());

        webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE));

        Exchange exchange = rig.exchanges().get(0);
        assertThat(exchange.getPattern()).isEqualTo(ExchangePattern.InOnly);
        assertThat(exchange.getFromRouteId()).isEqualTo("events");
    }

    @Test
    void nothingOfTheRouteIsAnswered() {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(WebhookRig.receive(), exchange -> {
            exchange.getMessage().setBody("secret of the house");
            exchange.getMessage().setHeader("X-House", "secret");
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 302);
        });

        HttpResponse<String> answer = rig.post(webhook.json(WebhookEvent.optOut(PHONE)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().firstValue("X-House")).isEmpty();
    }
}
