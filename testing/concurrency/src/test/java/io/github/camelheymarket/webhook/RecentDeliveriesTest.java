package io.github.camelheymarket.webhook;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.webhook.RecentDeliveries.Claim;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An event is processed once, however often it is delivered at the same time; one that failed is processed again. */
class RecentDeliveriesTest {

    @Test
    void oneOfTheDeliveriesOfAnEventIsProcessed() {
        Interleavings.of(() -> {
            RecentDeliveries recent = new RecentDeliveries(1_000, 10, () -> 0);
            AtomicInteger inProgress = new AtomicInteger();
            AtomicInteger processed = new AtomicInteger();
            Interleavings.Work delivery = () -> {
                if (recent.claim("event") == Claim.NEW) {
                    assertEquals(1, inProgress.incrementAndGet());
                    processed.incrementAndGet();
                    inProgress.decrementAndGet();
                    recent.ended("event", true);
                }
            };

            together(delivery, delivery, delivery);

            assertEquals(1, processed.get());
            assertEquals(Claim.REPEAT, recent.claim("event"));
            assertEquals(1, recent.size());
        });
    }

    @Test
    void anEventThatFailedIsForgotten() {
        Interleavings.of(() -> {
            RecentDeliveries recent = new RecentDeliveries(1_000, 10, () -> 0);
            AtomicInteger inProgress = new AtomicInteger();
            Interleavings.Work delivery = () -> {
                if (recent.claim("event") == Claim.NEW) {
                    assertEquals(1, inProgress.incrementAndGet());
                    inProgress.decrementAndGet();
                    recent.ended("event", false);
                }
            };

            together(delivery, delivery, delivery);

            assertEquals(0, recent.size());
            assertEquals(Claim.NEW, recent.claim("event"));
        });
    }
}
