package io.github.camelheymarket.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * Kills of the component in the middle of a call, as far as they are possible in one JVM: the answer to one of its requests never
 * comes, so that nothing of it goes on or is put in order, and a new context takes its place. In the end, when nobody looks any
 * more, the answers come, and all that was left ends.
 */
final class HistoryKills implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 300;

    private final FaultRig rig;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Runnable> abandoned = new ArrayList<>();

    HistoryKills(FaultRig rig) {
        this.rig = rig;
    }

    /**
     * @param request of the call, from 1, after which it is killed
     * @return {@code null} if it was; the finished exchange if it made fewer requests
     */
    Exchange send(int request, Supplier<Exchange> call) {
        CountDownLatch decided = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        Runnable stop = rig.sandbox.onRequest(any -> {
            if (seen.incrementAndGet() >= request) {
                decided.countDown();
                awaitEnd();
            }
        });
        Thread thread = new Thread(
                () -> {
                    done.completeAsync(call, Runnable::run);
                    decided.countDown();
                },
                "history-killed");
        thread.start();
        try {
            if (!decided.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the call does not end");
            }
            if (!done.isDone()) {
                threads.add(thread);
                abandoned.add(rig.abandon());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop.run();
        }
        return done.getNow(null);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        end.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abandoned.forEach(Runnable::run);
    }
}
