package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that is delivered again reaches the route once; an event about consent always does. */
class WebhookRepeatTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(sandbox -> sandbox.profile(Profile.KIND));

    @RegisterExtension
    final WebhookRig rig = new WebhookRig();

    private SandboxWebhook webhook;

    @BeforeEach
    void connect() {
        webhook = HEYMARKET.sandbox().webhook();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anEventThatIsDeliveredTwiceReachesTheRouteOnce(Profile profile) {
        HEYMARKET.sandbox().profile(profile);
        HEYMARKET.sandbox().set(Switch.WEBHOOK_REPEATS, true);
        rig.start(WebhookRig.receive());

        assertThat(webhook.deliver(rig.url(), WebhookEvent.messageReceived(PHONE, "Hello")))
                .containsExactly(200, 200);
        assertThat(webhook.deliver(rig.url(), WebhookEvent.incomingCall(PHONE))).containsExactly(200, 200);

        assertThat(rig.seen()).hasSize(2);
    }

    /** The two spellings, envelopes and tokens of one event are still one event. */
    @Test
    void aRepeatIsKnownByWhatItIsAboutHoweverItIsWrapped() {
        rig.start(WebhookRig.receive("webhookTokenSecondary=whk-next"));
        WebhookEvent event = WebhookEvent.messageReceived(PHONE, "Hello");

        webhook.deliver(rig.url(), event);
        HEYMARKET.sandbox().set(Switch.WEBHOOK_RECEIVED, "DOTTED");
        webhook.deliver(rig.url(), event);
        HEYMARKET.sandbox().set(Switch.WEBHOOK_ENVELOPE, "EVENT");
        webhook.deliver(rig.url(), event);
        webhook.token("whk-next");
        webhook.deliver(rig.url(), event);

        assertThat(rig.seen()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"id, 8", "date, 2026-05-02T09:14:32Z", "updated, 2026-05-02T09:14:32Z"})
    void anotherIdOrTimeIsAnotherEvent(String member, String value) {
        rig.start(WebhookRig.receive());
        WebhookEvent event =
                WebhookEvent.messageReceived(PHONE, "Hello").with("id", 7).with("date", "2026-05-02T09:14:31Z");

        webhook.deliver(rig.url(), event);
        webhook.deliver(rig.url(), event.with(member, value));

        assertThat(rig.seen()).hasSize(2);
    }

    @Test
    void anotherTypeIsAnotherEvent() {
        rig.start(WebhookRig.receive());
        WebhookEvent closed = WebhookEvent.chatClosed(880);

        webhook.deliver(rig.url(), closed);
        webhook.deliver(rig.url(), new WebhookEvent("chat_opened", closed.data()));

        assertThat(rig.seen()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "date"})
    void withoutAnIdOrTimeTheWholeBodyShows(String missing) {
        rig.start(WebhookRig.receive());
        WebhookEvent event = WebhookEvent.messageReceived(PHONE, "Hello").without(missing);

        webhook.deliver(rig.url(), event);
        webhook.deliver(rig.url(), event);
        webhook.deliver(rig.url(), event.with("text", "Hello?"));

        assertThat(rig.seen())
                .extracting(message -> message.getBody(io.github.camelheymarket.model.HeymarketMessage.class)
                        .getText())
                .containsExactly("Hello", "Hello?");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void outInOutIsThreeEventsEvenWithIdenticalBodies(Profile profile) {
        HEYMARKET.sandbox().profile(profile);
        HEYMARKET.sandbox().set(Switch.WEBHOOK_REPEATS, false);
        rig.start(WebhookRig.receive());
        WebhookEvent out = WebhookEvent.optOut(PHONE);
        WebhookEvent in = new WebhookEvent("target_opt_in", out.data());

        for (WebhookEvent event : List.of(out, in, out)) {
            assertThat(webhook.deliver(rig.url(), event)).containsExactly(200);
        }

        assertThat(rig.seen())
                .extracting(message -> message.getHeader("CamelHeymarketEventType"))
                .containsExactly("target_opt_out", "target_opt_in", "target_opt_out");
        assertThat(rig.seen()).noneMatch(message -> message.getHeaders().containsKey("CamelHeymarketEventKey"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target_opt_out",
                "target_opt_in",
                "target_double_opt_in",
                "target_double_opt_restricted",
                "contact_unsubscribed",
                "contact_opt_out"
            })
    void noEventOfConsentIsTakenForARepeat(String type) {
        rig.start(WebhookRig.receive());
        WebhookEvent event = WebhookEvent.of(type).with("updated", "2026-05-02T09:14:31Z");

        webhook.deliver(rig.url(), event);
        webhook.deliver(rig.url(), event);

        assertThat(rig.seen()).hasSize(2);
    }

    @Test
    void aRepeatOfAnEventInProgressIsA503AndOfOneThatIsDoneA200() throws Exception {
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        rig.start(WebhookRig.receive(), exchange -> {
            inRoute.countDown();
            assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
        });
        String body = webhook.json(WebhookEvent.messageReceived(PHONE, "Hello"));

        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> rig.status(body));
        assertThat(inRoute.await(30, TimeUnit.SECONDS)).isTrue();
        int second = rig.status(body);
        go.countDown();

        assertThat(second).isEqualTo(503);
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(rig.status(body)).isEqualTo(200);
        assertThat(rig.seen()).hasSize(1);
    }

    @Test
    void whatTheRouteDidNotTakeIsNotRemembered() {
        AtomicInteger tries = new AtomicInteger();
        rig.start(WebhookRig.receive(), exchange -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });

        assertThat(webhook.deliver(rig.url(), WebhookEvent.messageReceived(PHONE, "Hello")))
                .containsExactly(500, 500, 200);

        assertThat(rig.seen()).hasSize(1);
    }

    @Test
    void aWindowOfZeroRemembersNothing() {
        rig.start(WebhookRig.receive("dedupWindow=0"));
        WebhookEvent event = WebhookEvent.messageReceived(PHONE, "Hello");

        webhook.deliver(rig.url(), event);
        webhook.deliver(rig.url(), event);

        assertThat(rig.seen()).hasSize(2);
    }

    @Test
    void moreEventsThanDedupSizeForgetTheOldestFirst() {
        rig.start(WebhookRig.receive("dedupSize=2"));
        List<WebhookEvent> events = List.of(
                WebhookEvent.messageSent(PHONE, "1"),
                WebhookEvent.messageSent(PHONE, "2"),
                WebhookEvent.messageSent(PHONE, "3"));

        events.forEach(event -> webhook.deliver(rig.url(), event));
        webhook.deliver(rig.url(), events.get(2));
        webhook.deliver(rig.url(), events.get(1));
        assertThat(rig.seen()).hasSize(3);
        webhook.deliver(rig.url(), events.get(0));

        assertThat(rig.seen()).hasSize(4);
    }

    @Test
    void aRouteThatWasStoppedAndStartedStillKnowsWhatItSaw() throws Exception {
        String ofWebhook = WebhookEndpoint.class.getPackage().getImplementationVersion();
        assumeTrue(
                rig.context().getVersion().equals(ofWebhook),
                "camel-webhook " + ofWebhook + " cannot start a route twice on this Camel");
        rig.start(WebhookRig.receive());
        WebhookEvent event = WebhookEvent.messageReceived(PHONE, "Hello");

        webhook.deliver(rig.url(), event);
        rig.context().getRouteController().stopRoute("events");
        assertThat(rig.status(webhook.json(event))).isEqualTo(404);
        rig.context().getRouteController().startRoute("events");

        assertThat(webhook.deliver(rig.url(), event)).containsExactly(200);
        assertThat(rig.seen()).hasSize(1);
    }
}
