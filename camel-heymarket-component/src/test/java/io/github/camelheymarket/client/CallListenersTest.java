package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everybody who listens to calls is told of each event, though another one fails. */
class CallListenersTest {

    private final List<String> told = new ArrayList<>();

    private final class Listener implements CallListener {
        @Override
        public void waited(ApiRequest request, Duration took) {
            told.add("waited " + took);
        }

        @Override
        public void requested(ApiRequest request, AnswerClass answer, Duration took) {
            told.add("requested " + answer + " " + took);
        }

        @Override
        public void retried(ApiRequest request) {
            told.add("retried");
        }

        @Override
        public void ended(ApiRequest request, HeymarketException failure) {
            told.add("ended " + (failure == null ? "well" : failure.getMessage()));
        }
    }

    private static final class Failing implements CallListener {
        @Override
        public void waited(ApiRequest request, Duration took) {
            throw new IllegalStateException("listener");
        }

        @Override
        public void requested(ApiRequest request, AnswerClass answer, Duration took) {
            throw new IllegalStateException("listener");
        }

        @Override
        public void retried(ApiRequest request) {
            throw new IllegalStateException("listener");
        }

        @Override
        public void ended(ApiRequest request, HeymarketException failure) {
            throw new IllegalStateException("listener");
        }
    }

    @Test
    void eachEventGoesToTheCountersToTheTallyAndToAllOthers() {
        CallCounters counters = new CallCounters(VirtualTime.standing());
        CallListeners listeners =
                new CallListeners(counters, List.of(new Failing(), new Listener(), new CallListener() {}));
        ApiRequest request = Calls.read();
        Duration second = Duration.ofSeconds(1);

        CallTally tally = CallTally.begin();
        listeners.waited(request, second);
        listeners.requested(request, AnswerClass.RATE_LIMITED, second);
        listeners.retried(request);
        listeners.ended(request, null);
        listeners.ended(request, new HeymarketException("badly"));
        tally.end();

        assertThat(told)
                .containsExactly("waited PT1S", "requested RATE_LIMITED PT1S", "retried", "ended well", "ended badly");
        assertThat(tally.requests()).isEqualTo(1);
        assertThat(tally.retries()).isEqualTo(1);
        assertThat(counters.calls()).isEqualTo(new ClientStatistics.Calls(2, 1, 1, 0, 1, 1));
        assertThat(counters.waits(4)).isEqualTo(new ClientStatistics.BudgetWaits(4, 1, second));
    }

    @Test
    void aWaitOfLessThanAMillisecondIsNone() {
        CallCounters counters = new CallCounters(VirtualTime.standing());
        CallListeners listeners = new CallListeners(counters, List.of());
        listeners.waited(Calls.read(), Duration.ofNanos(999_999));
        assertThat(counters.waits(0)).isEqualTo(new ClientStatistics.BudgetWaits(0, 0, Duration.ZERO));
        listeners.waited(Calls.read(), Duration.ofMillis(1));
        assertThat(counters.waits(0)).isEqualTo(new ClientStatistics.BudgetWaits(0, 1, Duration.ofMillis(1)));
    }
}
