package io.github.camelheymarket.concurrency;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jetbrains.lincheck.Lincheck;

/** Runs a scenario of a few threads under many interleavings, which Lincheck chooses; the same ones each time. */
public final class Interleavings {

    /** How many interleavings a scenario is run under. */
    private static final int NUMBER = Integer.getInteger("concurrency.interleavings", 100);

    private static final int MAX_SECONDS = 20;

    /** Work that may throw. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private Interleavings() {}

    /**
     * Runs a scenario under many interleavings of its threads.
     *
     * @param scenario creates what it tests, runs its threads by {@link #together}, and asserts; called once for each interleaving
     */
    public static void of(Work scenario) {
        of(NUMBER, scenario);
    }

    /** The same for a scenario that writes JSON, of which Lincheck follows each access to memory: a tenth of the interleavings. */
    public static void fewOf(Work scenario) {
        of(Math.max(1, NUMBER / 10), scenario);
    }

    private static void of(int number, Work scenario) {
        once(scenario);
        Lincheck.runConcurrentTest(number, () -> unchecked(scenario));
    }

    /** Once as it comes: Lincheck takes a class that is loaded for the first time for a difference between two runs. */
    private static void once(Work scenario) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                scenario.run();
                end.complete(null);
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        try {
            end.get(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The threads block each other, even without Lincheck", e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("The scenario failed, even without Lincheck", e);
        }
    }

    /** Runs each work in a thread of its own until all have ended, and throws what one of them has thrown. */
    public static void together(Work... works) throws Exception {
        Throwable[] failures = new Throwable[works.length];
        Thread[] threads = new Thread[works.length];
        for (int i = 0; i < works.length; i++) {
            int index = i;
            threads[i] = new Thread(() -> {
                try {
                    works[index].run();
                } catch (Throwable e) {
                    failures[index] = e;
                }
            });
            threads[i].setDaemon(true);
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Throwable failure : failures) {
            if (failure != null) {
                throw new AssertionError("A thread failed: " + failure, failure);
            }
        }
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
