package io.github.camelheymarket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Closes what may have calls under way. Camel stops an endpoint under a lock that JMX and everybody else who asks for its
 * status wait for, so that whatever takes longer than a moment goes on in a thread of its own. A context that stops
 * waits for it.
 */
final class Closing {

    private static final long A_MOMENT_MILLIS = 500;

    private Closing() {}

    static void close(CamelContext context, Runnable work) {
        if (context.isStopping() || context.isStopped()) {
            work.run();
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Waiter waiter = new Waiter(done);
        context.addLifecycleStrategy(waiter);
        Thread thread = context.getExecutorServiceManager().newThread("HeymarketClosing", () -> {
            try {
                work.run();
            } finally {
                context.getLifecycleStrategies().remove(waiter);
                done.complete(null);
            }
        });
        thread.start();
        try {
            done.get(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // It goes on, and needs nobody to wait for it.
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
