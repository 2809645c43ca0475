package io.github.camelheymarket.client;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.ThreadForEach;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every request that takes too long is aborted, once, and no other; the timer ends with the last request after the close. */
class DeadlinesTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A timer whose time passes by what is scheduled: its moment comes at once. */
    private static final class Timer {
        private final ThreadForEach threads = new ThreadForEach() {
            @Override
            public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
                long due = nanoTime() + unit.toNanos(delay);
                execute(() -> {
                    pass(due);
                    task.run();
                });
                return null;
            }
        };
        private long now;

        private synchronized long nanoTime() {
            return now;
        }

        private synchronized void pass(long time) {
            now = Math.max(now, time);
        }
    }

    @Test
    void eachRequestThatTakesTooLongIsAbortedOnce() {
        Interleavings.of(() -> {
            Timer timer = new Timer();
            Deadlines deadlines = new Deadlines(timer.threads, timer::nanoTime);
            AtomicInteger[] aborts = {new AtomicInteger(), new AtomicInteger()};

            together(
                    () -> deadlines.watch(aborts[0]::incrementAndGet).begin(LIMIT),
                    () -> deadlines.watch(aborts[1]::incrementAndGet).begin(LIMIT.plusSeconds(1)));

            timer.threads.join();
            assertEquals(1, aborts[0].get());
            assertEquals(1, aborts[1].get());
        });
    }

    /** Its time has passed, as that of any other. */
    @Test
    void aRequestIsEitherAbortedOrHasEndedInTime() {
        Interleavings.of(() -> {
            Timer timer = new Timer();
            Deadlines deadlines = new Deadlines(timer.threads, timer::nanoTime);
            AtomicInteger aborts = new AtomicInteger();
            Deadlines.Watch watch = deadlines.watch(aborts::incrementAndGet);
            boolean[] expired = new boolean[1];

            together(() -> {
                watch.begin(LIMIT);
                watch.end();
                expired[0] = watch.isExpired();
            });

            timer.threads.join();
            assertEquals(expired[0] ? 1 : 0, aborts.get());
            assertEquals(expired[0], watch.isExpired());
        });
    }

    @Test
    void theTimerEndsWithTheLastRequestAfterTheClose() {
        Interleavings.of(() -> {
            Timer timer = new Timer();
            Deadlines deadlines = new Deadlines(timer.threads, timer::nanoTime);
            Deadlines.Watch first = deadlines.watch(() -> {});
            Deadlines.Watch second = deadlines.watch(() -> {});
            first.begin(Duration.ZERO);
            second.begin(Duration.ZERO);
            assertFalse(timer.threads.isShutdown());

            together(first::end, second::end, deadlines::close);

            assertTrue(timer.threads.isShutdown());
        });
    }
}
