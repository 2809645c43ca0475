package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.webhook.RecentDeliveries.Claim;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is remembered, on a clock that the test moves. */
class RecentDeliveriesTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 500);
    private final RecentDeliveries recent = new RecentDeliveries(1_000, 3, clock::get);

    @Test
    void anEventIsNewThenInProgressThenARepeat() {
        assertThat(recent.claim("a")).isEqualTo(Claim.NEW);
        assertThat(recent.claim("a")).isEqualTo(Claim.IN_PROGRESS);
        assertThat(recent.claim("b")).isEqualTo(Claim.NEW);
        recent.ended("a", true);
        assertThat(recent.claim("a")).isEqualTo(Claim.REPEAT);
    }

    @Test
    void anEventThatFailedIsNewAgain() {
        recent.claim("a");
        recent.ended("a", false);

        assertThat(recent.claim("a")).isEqualTo(Claim.NEW);
        assertThat(recent.size()).isEqualTo(1);
    }

    /** The clock runs over its end meanwhile, as System.nanoTime may. */
    @Test
    void anEventIsForgottenAfterTheWindowAndNotBefore() {
        take("a");
        clock.addAndGet(1_000);
        assertThat(recent.claim("a")).isEqualTo(Claim.REPEAT);
        clock.addAndGet(1);
        assertThat(recent.claim("a")).isEqualTo(Claim.NEW);
    }

    /** A provider that repeats for ever must not keep the route from ever seeing it again. */
    @Test
    void aRepeatDoesNotMakeTheWindowLonger() {
        take("a");
        clock.addAndGet(600);
        assertThat(recent.claim("a")).isEqualTo(Claim.REPEAT);
        clock.addAndGet(600);
        assertThat(recent.claim("a")).isEqualTo(Claim.NEW);
    }

    @Test
    void noMoreAreRememberedThanAllowedAndTheOldestGoesFirst() {
        for (String key : new String[] {"a", "b", "c", "d"}) {
            take(key);
        }

        assertThat(recent.size()).isEqualTo(3);
        assertThat(recent.claim("a")).isEqualTo(Claim.NEW);
        assertThat(recent.claim("b")).isEqualTo(Claim.REPEAT);
        assertThat(recent.claim("d")).isEqualTo(Claim.REPEAT);
    }

    @Test
    void whatIsInProgressIsNeverForgotten() {
        recent.claim("slow");
        for (int i = 0; i < 50; i++) {
            take("quick" + i);
            clock.addAndGet(100);
        }

        assertThat(recent.claim("slow")).isEqualTo(Claim.IN_PROGRESS);
    }

    @Test
    void itIsSaidOnceThatMoreEventsCameThanAreRemembered() {
        List<String> logged = LogCapture.during(() -> {
            for (int i = 0; i < 9; i++) {
                take("event" + i);
            }
        });
        assertThat(logged).singleElement().asString().contains("More than dedupSize=3 events");
    }

    private void take(String key) {
        assertThat(recent.claim(key)).isEqualTo(Claim.NEW);
        recent.ended(key, true);
    }
}
