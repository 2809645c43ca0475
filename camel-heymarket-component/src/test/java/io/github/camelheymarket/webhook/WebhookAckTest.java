package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.DefaultExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a delivery is answered, and with what. */
class WebhookAckTest {

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
        HEYMARKET.sandbox().set(Switch.WEBHOOK_RETRY, false);
    }

    @Test
    void theAnswerComesAfterTheRouteAndWhatWasToBeDoneAtItsEnd() {
        List<String> order = new CopyOnWriteArrayList<>();
        rig.start(
                WebhookRig.receive(),
                exchange -> exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                    @Override
                    public void onDone(Exchange done) {
                        order.add("end of the exchange");
                    }
                }));

        webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE));
        order.add("answer");

        assertThat(order).containsExactly("end of the exchange", "answer");
    }

    @Test
    void aRouteThatFailsIsA500WithoutItsReason() {
        rig.start(WebhookRig.receive(), exchange -> {
            throw new IllegalStateException("the database of Mara is down");
        });

        HttpResponse<String> answer = rig.post(webhook.json(WebhookEvent.optOut(PHONE)));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("The event was not processed.");
    }

    @Test
    void aRouteThatFailsAfterItSetAStatusIsA500AllTheSame() {
        rig.start(WebhookRig.receive(), exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
            throw new IllegalStateException("too late");
        });

        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(500);
    }

    @Test
    void aRollbackWithoutAnErrorIsA500() {
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(WebhookRig.receive()).markRollbackOnly();
            }
        });

        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(500);
    }

    @Test
    void anErrorThatTheRouteHandledIsA200() {
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).process(rig::keep);
                from(WebhookRig.receive()).throwException(new IllegalStateException("known"));
            }
        });

        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(200);
        assertThat(rig.seen()).hasSize(1);
    }

    @Test
    void anAsynchronousRouteIsWaitedFor() {
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(WebhookRig.receive()).delay(10).asyncDelayed().process(rig::keep);
            }
        });

        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(200);
        assertThat(rig.seen()).hasSize(1);
    }

    @Test
    void receivedAnswersWhileTheRouteIsStillAtWork() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        rig.start(WebhookRig.receive("ackMode=received"), exchange -> go.await(30, TimeUnit.SECONDS));
        WebhookEvent event = WebhookEvent.messageReceived(PHONE, "Hello");

        assertThat(webhook.deliver(rig.url(), event)).containsExactly(200);
        assertThat(rig.seen()).isEmpty();
        assertThat(webhook.deliver(rig.url(), event)).containsExactly(503);
        go.countDown();

        await().untilAsserted(() -> assertThat(rig.seen()).hasSize(1));
        await().untilAsserted(
                        () -> assertThat(webhook.deliver(rig.url(), event)).containsExactly(200));
        assertThat(rig.seen()).hasSize(1);
    }

    @Test
    void receivedForgetsWhatTheRouteDidNotTake() {
        AtomicInteger tries = new AtomicInteger();
        rig.start(WebhookRig.receive("ackMode=received"), exchange -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        WebhookEvent event = WebhookEvent.messageReceived(PHONE, "Hello");

        assertThat(webhook.deliver(rig.url(), event)).containsExactly(200);
        await().until(() -> tries.get() == 1);
        await().untilAsserted(() -> {
            webhook.deliver(rig.url(), event);
            assertThat(rig.seen()).hasSize(1);
        });
    }

    /** A 200 for an event that has no place would lose it without a word. */
    @Test
    void receivedIsA503WhenNoMoreCanWait() throws Exception {
        ThreadPoolProfile small = new ThreadPoolProfile("small");
        small.setDefaultProfile(true);
        small.setPoolSize(1);
        small.setMaxPoolSize(1);
        small.setMaxQueueSize(1);
        new DefaultExecutorServiceManager(rig.context());
        rig.context().getExecutorServiceManager().setDefaultThreadPoolProfile(small);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch inRoute = new CountDownLatch(1);
        rig.start(WebhookRig.receive("ackMode=received"), exchange -> {
            inRoute.countDown();
            go.await(30, TimeUnit.SECONDS);
        });
        WebhookEvent third = WebhookEvent.messageSent(PHONE, "3");

        assertThat(webhook.deliver(rig.url(), WebhookEvent.messageSent(PHONE, "1")))
                .containsExactly(200);
        assertThat(inRoute.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(webhook.deliver(rig.url(), WebhookEvent.messageSent(PHONE, "2")))
                .containsExactly(200);
        assertThat(webhook.deliver(rig.url(), third)).containsExactly(503);
        go.countDown();

        await().untilAsserted(() -> assertThat(rig.seen()).hasSize(2));
        assertThat(webhook.deliver(rig.url(), third)).containsExactly(200);
        await().untilAsserted(() -> assertThat(rig.seen()).hasSize(3));
    }

    @Test
    void receivedTakesWhatItHasAnsweredThroughTheRouteBeforeItStops() {
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        rig.start(WebhookRig.receive("ackMode=received"), exchange -> {
            inRoute.countDown();
            go.await(200, TimeUnit.MILLISECONDS);
        });

        for (int i = 0; i < 30; i++) {
            assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(200);
        }
        rig.stop();

        assertThat(rig.seen()).hasSize(30);
    }

    @Test
    void whileAStopWaitsForWhatWasAnsweredOtherDeliveriesAreAnsweredToo() throws Exception {
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        rig.context().getExecutorServiceManager().setShutdownAwaitTermination(600_000);
        rig.start(WebhookRig.receive("ackMode=received"), exchange -> {
            inRoute.countDown();
            go.await(60, TimeUnit.SECONDS);
        });
        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(200);
        assertThat(inRoute.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(rig::stop);

        await().untilAsserted(() -> assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE)))
                .containsExactly(503));

        assertThat(stop).isNotDone();
        go.countDown();
        stop.get(60, TimeUnit.SECONDS);
        assertThat(rig.seen()).isNotEmpty();
    }
}
