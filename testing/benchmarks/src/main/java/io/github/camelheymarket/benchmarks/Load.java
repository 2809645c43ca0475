package io.github.camelheymarket.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that do the same again and again. */
final class Load {

    private Load() {}

    interface Work {
        void run(long number) throws Exception;
    }

    /** @return how often a second it was done, after a time to warm up */
    static double perSecond(int threads, int warmUpSeconds, int seconds, Work work) throws Exception {
        AtomicLong next = new AtomicLong();
        run(threads, warmUpSeconds, next, work);
        long before = next.get();
        long start = System.nanoTime();
        run(threads, seconds, next, work);
        return (next.get() - before) * 1e9 / (System.nanoTime() - start);
    }

    private static void run(int threads, int seconds, AtomicLong next, Work work) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    while (System.nanoTime() < end) {
                        work.run(next.getAndIncrement());
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
