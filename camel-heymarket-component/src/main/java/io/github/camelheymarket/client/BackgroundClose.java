package io.github.camelheymarket.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Closes objects that may have calls in progress. Camel stops an endpoint while it holds a lock that JMX and everything else that
 * asks for the status waits for, so that a close that takes longer continues in a thread of its own, for which the context waits when
 * it stops.
 */
public final class BackgroundClose {

    private static final long MAX_WAIT_MILLIS = 500;

    private BackgroundClose() {}

    /** Returns when {@code work} is done, or after a short time. */
    public static void close(CamelContext context, Runnable work) {
        if (context.isStopping() || context.isStopped()) {
            work.run();
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Waiter waiter = new Waiter(done);
        context.addLifecycleStrategy(waiter);
        Runnable closing = () -> {
            try {
                work.run();
            } finally {
                context.getLifecycleStrategies().remove(waiter);
                done.complete(null);
            }
        };
        boolean started = false;
        try {
            context.getExecutorServiceManager()
                    .newThread("HeymarketClosing", closing)
                    .start();
            started = true;
        } finally {
            if (!started) {
                closing.run();
            }
        }
        try {
            done.get(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The thread continues, and nothing needs to wait for it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Waiter extends LifecycleStrategySupport {

        private final CompletableFuture<Void> done;

        Waiter(CompletableFuture<Void> done) {
            this.done = done;
        }

        @Override
        public void onContextStopping(CamelContext context) {
            done.join();
        }
    }
}
