package io.github.camelheymarket.client;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.StillTime;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The budget gives no more permits than the limit, and loses none. */
class RequestBudgetTest {

    private static final Duration LONG = Duration.ofHours(1);

    /** Requests that were sent count for a minute, which does not pass here. */
    @Test
    void noMorePermitsAreGivenThanTheLimit() {
        Interleavings.of(() -> {
            SlidingLogBudget budget = new SlidingLogBudget(2, new StillTime());
            AtomicInteger given = new AtomicInteger();
            Interleavings.Work call = () -> {
                try {
                    Permit permit = budget.acquire(Priority.SINGLE, Duration.ZERO);
                    given.incrementAndGet();
                    permit.answered();
                } catch (HeymarketRateLimitException e) {
                    // No permit is left.
                }
            };

            together(call, call, call);

            assertEquals(2, given.get());
            assertEquals(0, budget.left().getAsInt());
        });
    }

    @Test
    void aPermitThatWasNotUsedGoesToTheNext() {
        Interleavings.of(() -> {
            SlidingLogBudget budget = new SlidingLogBudget(1, new StillTime());
            AtomicInteger inFlight = new AtomicInteger();
            Interleavings.Work call = () -> {
                Permit permit = budget.acquire(Priority.SINGLE, LONG);
                assertEquals(1, inFlight.incrementAndGet());
                inFlight.decrementAndGet();
                permit.notSent();
            };

            together(call, call, call);

            assertEquals(1, budget.left().getAsInt());
        });
    }

    @Test
    void anInterruptedWaitTakesNoPermit() {
        Interleavings.of(() -> {
            SlidingLogBudget budget = new SlidingLogBudget(1, new StillTime());
            Permit first = budget.acquire(Priority.SINGLE, LONG);
            Thread[] waiting = new Thread[1];
            CountDownLatch begun = new CountDownLatch(1);

            together(
                    () -> {
                        waiting[0] = Thread.currentThread();
                        begun.countDown();
                        try {
                            budget.acquire(Priority.SINGLE, LONG).notSent();
                        } catch (InterruptedException e) {
                            // Interrupted before it had a permit.
                        }
                    },
                    () -> budget.acquire(Priority.SINGLE, LONG).notSent(),
                    () -> {
                        begun.await();
                        waiting[0].interrupt();
                        first.notSent();
                    });

            assertEquals(1, budget.left().getAsInt());
        });
    }

    /** Two permits that become free at once are for two calls, though both signals may reach the first of them. */
    @Test
    void noCallWaitsWhileAPermitIsFree() {
        Interleavings.of(() -> {
            SlidingLogBudget budget = new SlidingLogBudget(2, new StillTime());
            Permit first = budget.acquire(Priority.SINGLE, LONG);
            Permit second = budget.acquire(Priority.SINGLE, LONG);
            CountDownLatch bothHave = new CountDownLatch(2);
            Interleavings.Work call = () -> {
                budget.acquire(Priority.SINGLE, LONG);
                bothHave.countDown();
                bothHave.await();
            };

            together(call, call, () -> {
                first.notSent();
                second.notSent();
            });

            assertEquals(0, budget.left().getAsInt());
        });
    }

    @Test
    void aCallOfHigherPriorityIsNext() {
        Interleavings.of(() -> {
            CountDownLatch waiting = new CountDownLatch(2);
            SlidingLogBudget budget = new SlidingLogBudget(1, new StillTime(waiting::countDown));
            Permit first = budget.acquire(Priority.BULK, LONG);
            List<Priority> order = new ArrayList<>();

            together(call(budget, Priority.BULK, order), call(budget, Priority.CONSENT, order), () -> {
                waiting.await();
                first.notSent();
            });

            assertEquals(List.of(Priority.CONSENT, Priority.BULK), order);
        });
    }

    @Test
    void callsOfOnePriorityGetPermitsInTheirOrder() {
        Interleavings.of(() -> {
            CountDownLatch firstWaits = new CountDownLatch(1);
            CountDownLatch waiting = new CountDownLatch(2);
            SlidingLogBudget budget = new SlidingLogBudget(1, new StillTime(() -> {
                firstWaits.countDown();
                waiting.countDown();
            }));
            Permit held = budget.acquire(Priority.SINGLE, LONG);
            List<String> order = new ArrayList<>();

            together(
                    () -> acquire(budget, "first", order),
                    () -> {
                        firstWaits.await();
                        acquire(budget, "second", order);
                    },
                    () -> {
                        waiting.await();
                        held.notSent();
                        acquire(budget, "third", order);
                    });

            assertEquals(List.of("first", "second", "third"), order);
        });
    }

    private static Interleavings.Work call(SlidingLogBudget budget, Priority priority, List<Priority> order) {
        return () -> {
            Permit permit = budget.acquire(priority, LONG);
            order.add(priority);
            permit.notSent();
        };
    }

    private static void acquire(SlidingLogBudget budget, String name, List<String> order) throws InterruptedException {
        Permit permit = budget.acquire(Priority.SINGLE, LONG);
        order.add(name);
        permit.notSent();
    }
}
