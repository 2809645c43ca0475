package io.github.camelheymarket.coalesce;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.ThreadForEach;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each exchange continues once, and there are no more of them than permits. */
class ContinuationsTest {

    @Test
    void eachContinuationRunsOnce() {
        Interleavings.of(() -> {
            ThreadForEach threads = new ThreadForEach();
            ContinuationExecutor executor = new ContinuationExecutor(threads, threads, 1, 1);
            AtomicInteger first = new AtomicInteger();
            AtomicInteger second = new AtomicInteger();

            together(
                    () -> executor.add(first::incrementAndGet, false),
                    () -> executor.add(second::incrementAndGet, true));
            threads.join();

            assertEquals(1, first.get());
            assertEquals(1, second.get());
        });
    }

    /** One continuation waits for the other, which a blocked thread must not keep from running. */
    @Test
    void aContinuationThatWaitsForAnotherIsNotWaitedForForEver() {
        Interleavings.of(() -> {
            ThreadForEach threads = new ThreadForEach();
            ContinuationExecutor executor = new ContinuationExecutor(threads, threads, 1, 1);
            CountDownLatch ran = new CountDownLatch(1);

            executor.add(
                    () -> {
                        try {
                            ran.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    false);
            executor.add(ran::countDown, false);
            executor.addAllWorkers();
            threads.join();

            assertEquals(0, ran.getCount());
        });
    }

    @Test
    void thereAreNoMoreExchangesThanPermits() {
        Interleavings.of(() -> {
            ExchangePermits permits = new ExchangePermits(1);
            AtomicInteger pending = new AtomicInteger();
            Interleavings.Work exchange = () -> {
                ExchangePermits.Permit permit = permits.acquire();
                assertEquals(1, pending.incrementAndGet());
                permit.continueIn(() -> nested(permits, pending));
            };

            together(exchange, exchange);

            assertEquals(0, pending.get());
            ExchangePermits.Permit last = permits.acquire();
            assertTrue(!ExchangePermits.isContinuing());
            last.release();
        });
    }

    /** A further call in the thread of an exchange shares the permit of the exchange. */
    private static void nested(ExchangePermits permits, AtomicInteger pending) {
        try {
            ExchangePermits.Permit shared = permits.acquire();
            pending.decrementAndGet();
            shared.release();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
