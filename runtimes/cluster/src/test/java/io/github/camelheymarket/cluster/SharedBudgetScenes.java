package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.RequestBudget.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one server. What they wait for tokens passes on a clock of the test's own. */
abstract class SharedBudgetScenes {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong now = new AtomicLong(1_000_000_000_000_000_000L);
    private final List<AutoCloseable> opened = new ArrayList<>();

    private ClusterBudgets one;
    private ClusterBudgets other;

    /** A proxy manager of its own for each node. */
    abstract ProxyManager<String> buckets(TimeMeter clock, List<AutoCloseable> opened);

    @BeforeEach
    void startNodes() {
        one = node();
        other = node();
    }

    @AfterEach
    void stopNodes() throws Exception {
        for (AutoCloseable resource : opened) {
            resource.close();
        }
    }

    @Test
    void allNodesTogetherKeepToTheLimitInAnyMinuteAndUseAlmostAllOfIt() throws InterruptedException {
        BudgetShape shape = BudgetShape.of(500, 0);
        RequestBudget first = one.create("any-minute", 500);
        RequestBudget second = other.create("any-minute", 500);
        long start = now.get();
        List<Long> taken = new ArrayList<>();

        while (now.get() - start < 2 * MINUTE.toNanos()) {
            RequestBudget next = taken.size() % 3 == 0 ? first : second;
            next.acquire(Priority.BULK, LONG).answered();
            taken.add(now.get());
        }

        assertThat(mostInAMinute(taken)).isLessThanOrEqualTo(shape.held() + shape.perMinute());
        assertThat(taken).hasSizeGreaterThanOrEqualTo(2 * 485);
    }

    @Test
    void aBudgetThatWasNotUsedForLongLetsNoCrowdPass() throws InterruptedException {
        RequestBudget budget = one.create("after-a-rest", 500);
        budget.acquire(Priority.SINGLE, LONG).answered();
        now.addAndGet(Duration.ofHours(1).toNanos());
        long rested = now.get();

        for (int i = 0; i < 20; i++) {
            other.create("after-a-rest", 500).acquire(Priority.SINGLE, LONG).answered();
        }

        assertThat(Duration.ofNanos(now.get() - rested)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aRequestThatWasNotSentDoesNotCount() throws InterruptedException {
        RequestBudget first = one.create("not-sent", 60);
        RequestBudget second = other.create("not-sent", 60);

        Permit permit = first.acquire(Priority.SINGLE, LONG);
        assertThatThrownBy(() -> second.acquire(Priority.SINGLE, Duration.ZERO))
                .isInstanceOf(HeymarketRateLimitException.class)
                .hasMessageContaining("maxBudgetWait");
        permit.notSent();

        second.acquire(Priority.SINGLE, Duration.ZERO).answered();
    }

    @Test
    void aPauseHoldsEachNodeBackAndNoOtherCredential() throws InterruptedException {
        RequestBudget first = one.create("paused", 500);
        RequestBudget second = other.create("paused", 500);
        first.pause(Duration.ofSeconds(40));
        first.pause(Duration.ofSeconds(1));

        assertThatThrownBy(() -> second.acquire(Priority.SINGLE, Duration.ofSeconds(30)))
                .isInstanceOf(HeymarketRateLimitException.class);
        other.create("not-paused", 500).acquire(Priority.SINGLE, Duration.ofSeconds(30));
    }

    @Test
    void aPauseEndsWhenItWasToEnd() throws InterruptedException {
        RequestBudget first = one.create("resumed", 500);
        RequestBudget second = other.create("resumed", 500);
        long start = now.get();
        first.pause(Duration.ofSeconds(40));
        second.pause(Duration.ofSeconds(40));
        second.acquire(Priority.SINGLE, LONG).answered();

        assertThat(Duration.ofNanos(now.get() - start)).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(41));
    }

    @Test
    void nodesWithDifferentLimitsShareOneBudgetWithTheLimitOfTheLast() throws InterruptedException {
        RequestBudget first = one.create("changed", 500);
        RequestBudget second = other.create("changed", 60);
        long start = now.get();
        for (int i = 0; i < 30; i++) {
            first.acquire(Priority.BULK, LONG).answered();
            second.acquire(Priority.BULK, LONG).answered();
        }

        assertThat(Duration.ofNanos(now.get() - start)).isGreaterThan(Duration.ofSeconds(55));
    }

    @Test
    void aLimitThatEndpointsChangeAppliesToAllNodes() throws InterruptedException {
        RequestBudget first = one.create("lowered", 500);
        RequestBudget second = other.create("lowered", 500);
        second.limit(60);
        long start = now.get();
        for (int i = 0; i < 60; i++) {
            first.acquire(Priority.BULK, LONG).answered();
        }

        assertThat(Duration.ofNanos(now.get() - start)).isGreaterThan(Duration.ofSeconds(55));
    }

    private ClusterBudgets node() {
        TimeMeter clock = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now.get();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        return new ClusterBudgets(
                BudgetServer.of(buckets(clock, opened), "the server of the test"),
                ClusterLimits.DEFAULT,
                new ClusterWaits(now::get, now::addAndGet));
    }

    private static int mostInAMinute(List<Long> taken) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < taken.size(); last++) {
            while (taken.get(last) - taken.get(first) >= MINUTE.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
