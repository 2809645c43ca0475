package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The budget on a clock of its own. */
class SlidingLogBudgetTest {

    private static final Duration LONG = Duration.ofMinutes(30);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final VirtualTime time = VirtualTime.flowing();

    @Test
    void givesAllItsPlacesAtOnce() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(500, time);

        for (int i = 0; i < 500; i++) {
            budget.acquire(Priority.SINGLE, Duration.ZERO).answered();
        }

        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aPlaceIsFreeAgainAMinuteAfterItsAnswer() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(1, time);
        RequestBudget.Permit place = budget.acquire(Priority.SINGLE, LONG);
        time.advance(Duration.ofSeconds(25));
        place.answered();
        Instant answered = time.steady();

        budget.acquire(Priority.SINGLE, LONG);

        assertThat(time.steady()).isEqualTo(answered.plus(MINUTE));
    }

    @Test
    void aPlaceUnderWayIsNotFreeHoweverLongItTakes() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(1, time);
        budget.acquire(Priority.SINGLE, LONG);
        time.advance(Duration.ofMinutes(10));

        assertThatThrownBy(() -> budget.acquire(Priority.SINGLE, Duration.ofMinutes(2)))
                .isInstanceOf(HeymarketRateLimitException.class);
    }

    @Test
    void aPlaceThatWasNotSentIsFreeAtOnce() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(1, time);
        budget.acquire(Priority.SINGLE, LONG).notSent();

        budget.acquire(Priority.SINGLE, Duration.ZERO);

        assertThat(time.waits()).isEmpty();
    }

    @Test
    void whoWaitsTooLongIsToldHowLongToWait() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(1, time);
        budget.acquire(Priority.SINGLE, LONG).answered();

        HeymarketRateLimitException e = catchThrowableOfType(
                HeymarketRateLimitException.class, () -> budget.acquire(Priority.SINGLE, Duration.ofSeconds(20)));

        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(40));
        assertThat(e).hasMessageContaining("1 requests a minute").hasMessageContaining("20 s");
        assertThat(time.steady()).isEqualTo(VirtualTime.START.plusSeconds(20));
    }

    @Test
    void waitsForTheBudgetAreExactAndNotABusyLoop() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(1, time);
        budget.acquire(Priority.SINGLE, LONG).answered();
        time.advance(Duration.ofMinutes(2));
        budget.pause(Duration.ofMinutes(10));

        catchThrowableOfType(
                HeymarketRateLimitException.class, () -> budget.acquire(Priority.SINGLE, Duration.ofMinutes(1)));

        assertThat(time.waits()).containsExactly(MINUTE);
    }

    @Test
    void aPauseHoldsEverybodyBack() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(500, time);
        budget.pause(Duration.ofSeconds(12));

        budget.acquire(Priority.CONSENT, LONG);

        assertThat(time.steady()).isEqualTo(VirtualTime.START.plusSeconds(12));
    }

    @Test
    void aShorterPauseDoesNotEndALongerOne() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(500, time);
        budget.pause(Duration.ofSeconds(12));
        budget.pause(Duration.ofSeconds(1));

        budget.acquire(Priority.SINGLE, LONG);

        assertThat(time.steady()).isEqualTo(VirtualTime.START.plusSeconds(12));
    }

    @Test
    void withoutALimitOnlyAPauseHoldsBack() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(0, time);
        for (int i = 0; i < 5000; i++) {
            budget.acquire(Priority.SINGLE, Duration.ZERO).answered();
        }
        budget.pause(Duration.ofSeconds(3));

        budget.acquire(Priority.SINGLE, LONG);

        assertThat(time.steady()).isEqualTo(VirtualTime.START.plusSeconds(3));
    }

    @Test
    void aLoweredLimitHoldsAtOnceForWhatIsInTheLog() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(4, time);
        for (int i = 0; i < 4; i++) {
            budget.acquire(Priority.SINGLE, LONG).answered();
            time.advance(Duration.ofSeconds(1));
        }

        budget.limit(2);
        budget.acquire(Priority.SINGLE, LONG);

        // Three have to leave the log before there is one of two left.
        assertThat(time.steady()).isEqualTo(VirtualTime.START.plusSeconds(2).plus(MINUTE));
    }

    @Test
    void aClockThatIsSetBackLengthensNoWait() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(1, time);
        budget.acquire(Priority.SINGLE, LONG).answered();
        time.setClock(Duration.ofHours(-3));

        budget.acquire(Priority.SINGLE, Duration.ofMinutes(2));

        assertThat(time.steady()).isEqualTo(VirtualTime.START.plus(MINUTE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("long")
    void neverMoreThanTheLimitAreAnsweredOrUnderWayInAnyMinute(long seed) throws Exception {
        int limit = 20;
        VirtualTime shared = VirtualTime.crowded();
        SlidingLogBudget budget = new SlidingLogBudget(limit, shared);
        List<Instant[]> spans = Collections.synchronizedList(new ArrayList<>());
        List<VirtualTime.Work> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            Random random = new Random(seed * 100 + thread);
            threads.add(() -> {
                for (int i = 0; i < 25; i++) {
                    RequestBudget.Permit place =
                            budget.acquire(Priority.values()[random.nextInt(3)], Duration.ofDays(1));
                    Instant from = shared.steady();
                    shared.sleep(Duration.ofMillis(random.nextInt(1, 9000)));
                    if (random.nextInt(10) == 0) {
                        place.notSent();
                    } else {
                        spans.add(new Instant[] {from, shared.steady()});
                        place.answered();
                    }
                    if (random.nextInt(20) == 0) {
                        budget.pause(Duration.ofMillis(random.nextInt(3000)));
                    }
                }
            });
        }

        shared.run(threads);

        assertThat(spans).hasSizeGreaterThan(150);
        for (Instant[] span : spans) {
            Instant sent = span[0];
            long inTheMinuteBefore = spans.stream()
                    .filter(other ->
                            !other[0].isAfter(sent) && other[1].plus(MINUTE).isAfter(sent))
                    .count();
            assertThat(inTheMinuteBefore).isLessThanOrEqualTo(limit);
        }
    }

    @Test
    void useIsFullWhileThereIsWork() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(500, time);

        for (int i = 0; i < 2500; i++) {
            budget.acquire(Priority.BULK, LONG).answered();
        }

        // Five full minutes of requests that take no time: the last starts when the fourth minute is over.
        assertThat(time.steady()).isEqualTo(VirtualTime.START.plus(MINUTE.multipliedBy(4)));
    }

    @Test
    void consentGoesBeforeSinglesAndTheseBeforeBulkEachInOrderOfArrival() throws Exception {
        VirtualTime shared = VirtualTime.crowded();
        SlidingLogBudget budget = new SlidingLogBudget(1, shared);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<VirtualTime.Work> threads = new ArrayList<>();
        threads.add(() -> {
            RequestBudget.Permit first = budget.acquire(Priority.SINGLE, LONG);
            shared.sleep(Duration.ofSeconds(30));
            first.answered();
        });
        List<Priority> arrivals = List.of(
                Priority.BULK, Priority.SINGLE, Priority.BULK, Priority.CONSENT, Priority.SINGLE, Priority.CONSENT);
        for (int i = 0; i < arrivals.size(); i++) {
            Priority priority = arrivals.get(i);
            int arrival = i + 1;
            threads.add(() -> {
                shared.sleep(Duration.ofSeconds(arrival));
                RequestBudget.Permit place = budget.acquire(priority, LONG);
                order.add(priority + " " + arrival);
                place.answered();
            });
        }

        shared.run(threads);

        assertThat(order).containsExactly("CONSENT 4", "CONSENT 6", "SINGLE 2", "SINGLE 5", "BULK 1", "BULK 3");
    }

    @Test
    void whoIsInterruptedLeavesTheQueueAndTheNextGoesOn() throws Exception {
        VirtualTime standing = VirtualTime.standing();
        SlidingLogBudget budget = new SlidingLogBudget(1, standing);
        RequestBudget.Permit taken = budget.acquire(Priority.SINGLE, LONG);
        FutureTask<RequestBudget.Permit> first = new FutureTask<>(() -> budget.acquire(Priority.CONSENT, LONG));
        FutureTask<RequestBudget.Permit> second = new FutureTask<>(() -> budget.acquire(Priority.BULK, LONG));
        Thread firstThread = new Thread(first);
        Thread secondThread = new Thread(second);
        firstThread.start();
        await().until(() -> standing.waiting() == 1);
        secondThread.start();
        await().until(() -> standing.waiting() == 2);

        firstThread.interrupt();
        firstThread.join();
        taken.notSent();

        assertThat(second.get(10, TimeUnit.SECONDS)).isNotNull();
        assertThatThrownBy(first::get).hasCauseInstanceOf(InterruptedException.class);
        secondThread.join();
    }

    @Test
    void onTheMachinesClockAWaiterIsWokenByWhoGivesAPlaceBack() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(1, TimeSource.SYSTEM);
        RequestBudget.Permit taken = budget.acquire(Priority.SINGLE, LONG);
        FutureTask<RequestBudget.Permit> waiter = new FutureTask<>(() -> budget.acquire(Priority.SINGLE, LONG));
        Thread thread = new Thread(waiter);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        taken.notSent();

        assertThat(waiter.get(10, TimeUnit.SECONDS)).isNotNull();
        thread.join();
    }

    @Test
    void onTheMachinesClockAWaitForEverIsPossible() throws Exception {
        SlidingLogBudget budget = new SlidingLogBudget(1, TimeSource.SYSTEM);
        RequestBudget.Permit taken = budget.acquire(Priority.SINGLE, LONG);
        FutureTask<RequestBudget.Permit> waiter =
                new FutureTask<>(() -> budget.acquire(Priority.SINGLE, Duration.ofMillis(Long.MAX_VALUE)));
        Thread thread = new Thread(waiter);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        taken.notSent();

        assertThat(waiter.get(10, TimeUnit.SECONDS)).isNotNull();
        thread.join();
    }
}
