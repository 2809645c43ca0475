package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The waiting of one client. */
class WaitsTest {

    private final VirtualTime time = VirtualTime.flowing();
    private final InterruptibleWaits waits = new InterruptibleWaits(time);

    @Test
    void aPauseTakesAsLongAsItSays() throws Exception {
        waits.pause(Duration.ofSeconds(5));

        assertThat(time.steady()).isEqualTo(VirtualTime.START.plusSeconds(5));
    }

    @Test
    void aPauseOfNothingTakesNothing() throws Exception {
        waits.pause(Duration.ZERO);

        assertThat(time.waits()).isEmpty();
    }

    @Test
    void afterClosingNothingIsWaitedFor() {
        waits.close();

        assertThatThrownBy(() -> waits.pause(Duration.ofSeconds(5)))
                .isInstanceOf(InterruptibleWaits.ClosedException.class);
        assertThatThrownBy(() -> waits.queue(() -> "a place")).isInstanceOf(InterruptibleWaits.ClosedException.class);
        assertThatThrownBy(waits::failIfClosed).isInstanceOf(InterruptibleWaits.ClosedException.class);
    }

    @Test
    void theInterruptOfClosingDoesNotGetOutWhenTheWaitHasJustEnded() throws Exception {
        String place = waits.queue(() -> {
            waits.close();
            return "a place";
        });

        assertThat(place).as("what was waited for is not lost").isEqualTo("a place");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void closingInterruptsNobodyWhoHasLeft() throws Exception {
        waits.queue(() -> "a place");
        assertThatThrownBy(() -> waits.queue(() -> {
                    throw new IllegalStateException("no place");
                }))
                .isInstanceOf(IllegalStateException.class);

        waits.close();

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptOfSomebodyElseIsPassedOn() {
        assertThatThrownBy(() -> waits.queue(() -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
    }
}
