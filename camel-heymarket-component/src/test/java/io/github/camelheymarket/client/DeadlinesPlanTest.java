package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the requests are looked at, by a clock that the test moves. */
class DeadlinesPlanTest {

    private final Timer timer = new Timer();
    private long nanos = 1_000;
    private final Deadlines deadlines = new Deadlines(timer, () -> nanos);
    private final List<String> aborted = new ArrayList<>();

    /** What is to run at a time; only the last one counts, the others are cancelled or done. */
    private final class Plan extends CompletableFuture<Object> implements ScheduledFuture<Object> {
        private final Runnable work;
        private final long at;

        Plan(Runnable work, long at) {
            this.work = work;
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Plan) other).at);
        }
    }

    private final class Timer extends ScheduledThreadPoolExecutor {
        private final List<Plan> plans = new ArrayList<>();

        Timer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            plans.add(new Plan(work, nanos + unit.toNanos(delay)));
            return plans.get(plans.size() - 1);
        }
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private Deadlines.Watch watch(String name) {
        return deadlines.watch(() -> aborted.add(name));
    }

    /** Seconds from now until the request are looked at, of all plans so far. */
    private List<Long> plans() {
        return timer.plans.stream().map(plan -> plan.getDelay(TimeUnit.SECONDS)).toList();
    }

    private void pass(int seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    private void look() {
        timer.plans.get(timer.plans.size() - 1).work.run();
    }

    @Test
    void aLaterLimitThanTheEarliestWakesNobody() {
        watch("a").begin(Duration.ofSeconds(5));
        watch("b").begin(Duration.ofSeconds(8));
        watch("c").begin(Duration.ofSeconds(5));
        assertThat(plans()).containsExactly(5L);
        pass(5);
        look();
        assertThat(aborted).containsExactlyInAnyOrder("a", "c");
        assertThat(plans()).containsExactly(0L, 3L);
    }

    @Test
    void anEarlierLimitTakesThePlaceOfThePlan() {
        watch("a").begin(Duration.ofSeconds(5));
        watch("b").begin(Duration.ofSeconds(3));
        assertThat(plans()).containsExactly(5L, 3L);
        assertThat(timer.plans.get(0).isCancelled()).isTrue();
        assertThat(timer.plans.get(1).isCancelled()).isFalse();
    }

    @Test
    void aRequestIsAbortedOnceAndAtItsLimit() {
        Deadlines.Watch watch = watch("a");
        watch.begin(Duration.ofSeconds(5));
        nanos += TimeUnit.SECONDS.toNanos(5) - 1;
        look();
        assertThat(watch.isExpired()).isFalse();
        nanos++;
        look();
        assertThat(watch.isExpired()).isTrue();
        look();
        assertThat(aborted).containsExactly("a");
        assertThat(timer.plans).hasSize(2);
    }

    @Test
    void aLimitThatIsFarAwayIsLookedAtEveryTenSecondsUntilThen() {
        Deadlines.Watch watch = watch("a");
        watch.begin(Duration.ofSeconds(25));
        assertThat(plans()).containsExactly(10L);
        pass(10);
        look();
        pass(10);
        look();
        assertThat(plans()).containsExactly(-10L, 0L, 5L);
        pass(5);
        look();
        assertThat(watch.isExpired()).isTrue();
    }

    @Test
    void noLimitIsTooLarge() {
        Deadlines.Watch watch = watch("a");
        watch.begin(Duration.ofDays(1_000_000));
        assertThat(plans()).containsExactly(10L);
        pass(10);
        look();
        assertThat(watch.isExpired()).isFalse();
    }

    @Test
    void aRequestWithoutALimitIsNotLookedAt() {
        watch("a").begin(Duration.ZERO);
        watch("b").begin(Duration.ofSeconds(-1));
        assertThat(plans()).isEmpty();
        watch("c").begin(Duration.ofSeconds(1));
        pass(1);
        look();
        assertThat(aborted).containsExactly("c");
        assertThat(timer.plans).hasSize(1);
    }

    @Test
    void anAbortThatFailsLeavesTheOthersWatched() {
        deadlines
                .watch(() -> {
                    throw new IllegalStateException("no request");
                })
                .begin(Duration.ofSeconds(1));
        watch("a").begin(Duration.ofSeconds(1));
        watch("b").begin(Duration.ofSeconds(1));
        pass(1);
        look();
        assertThat(aborted).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theTimerStopsWithTheLastRequestAfterTheClose() {
        Deadlines.Watch first = watch("a");
        Deadlines.Watch second = watch("b");
        first.begin(Duration.ofSeconds(1));
        second.begin(Duration.ofSeconds(9));
        deadlines.close();
        assertThat(timer.isShutdown()).isFalse();
        watch("c").begin(Duration.ofSeconds(1));
        second.begin(Duration.ofSeconds(99));
        pass(1);
        look();
        assertThat(aborted).containsExactly("a");
        assertThat(timer.isShutdown()).isFalse();
        assertThat(plans()).containsExactly(0L, 8L);
        second.end();
        assertThat(timer.isShutdown()).isTrue();
    }

    @Test
    void theTimerStopsWhenTheLastRequestIsAborted() {
        watch("a").begin(Duration.ofSeconds(1));
        deadlines.close();
        pass(1);
        look();
        assertThat(timer.isShutdown()).isTrue();
    }

    @Test
    void theTimerRunsOnWhileItIsNotClosed() {
        Deadlines.Watch watch = watch("a");
        watch.begin(Duration.ofSeconds(1));
        watch.end();
        assertThat(timer.isShutdown()).isFalse();
        pass(1);
        look();
        assertThat(aborted).isEmpty();
        deadlines.close();
        assertThat(timer.isShutdown()).isTrue();
    }
}
