package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.client.LogCapture;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ackMode=received}: what is answered before the route has processed it. */
class WebhookReceivedTest extends WebhookHandlerTestCase {

    @Test
    void receivedIsAnsweredBeforeTheRouteEndsAndRememberedWhenItHas() {
        Held route = new Held();
        WebhookHandler handler = handler(settings(null, true, 60_000, 1_000), route);
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        await().until(() -> route.callbacks.size() == 1);
        assertThat(answer(handler, SENT)).isEqualTo("503 This event is being processed.");
        route.callbacks.get(0).done(false);
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        assertThat(events).hasSize(1);
        assertThat(LogCapture.during(handler::stop)).noneMatch(line -> line.contains("were not processed"));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void receivedTriesAnewWhatTheRouteDidNotProcess(boolean throwing) {
        WebhookHandler handler = handler(settings(null, true, 60_000, 1_000), new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (throwing) {
                    throw new AssertionError("the route");
                }
                exchange.setException(new IOException("the route"));
                callback.done(true);
                return true;
            }
        });
        assertThat(answer(handler, SENT)).isEqualTo("200 ok");
        await().untilAsserted(() -> {
            answer(handler, SENT);
            assertThat(events).hasSizeGreaterThan(1);
        });
        assertThat(LogCapture.during(handler::stop)).noneMatch(line -> line.contains("were not processed"));
    }

    @Test
    void receivedSaysAtTheStopWhatTheRouteDidNotEnd() {
        Held route = new Held();
        WebhookHandler handler = handler(settings(null, true, 60_000, 1_000), route);
        answer(handler, SENT);
        answer(handler, OPT_OUT);
        await().until(() -> route.callbacks.size() == 2);
        assertThat(LogCapture.during(handler::stop))
                .anyMatch(line -> line.contains("2 events that were answered with 200 (ackMode=received)"));
        assertThat(answer(handler, OPT_OUT)).isEqualTo("503 Too many events are waiting.");
        assertThat(LogCapture.during(handler::stop)).noneMatch(line -> line.contains("3 events"));
    }

    @Test
    void receivedRunsTheRouteInAnotherThread() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        Thread[] thread = {null};
        answer(
                handler(settings(null, true, 60_000, 1_000), exchange -> {
                    thread[0] = Thread.currentThread();
                    ran.countDown();
                }),
                SENT);
        ran.await();
        assertThat(thread[0].getName()).contains("HeymarketEvents");
    }
}
