package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Callbacks callbacks = new Callbacks(threads, timer, 1);
    private final CountDownLatch busy = new CountDownLatch(1);
    private final List<Integer> ran = new CopyOnWriteArrayList<>();

    @AfterEach
    void noThreadIsLeft() throws Exception {
        busy.countDown();
        timer.shutdownNow();
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private void keepBusy() {
        try {
            busy.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void oneAfterTheOtherInTheirOrderAlsoWhenOneThrows() {
        IntStream.range(0, 50)
                .forEach(i -> callbacks.add(() -> {
                    ran.add(i);
                    if (i == 7) {
                        throw new IllegalStateException("broken route");
                    }
                }));
        callbacks.close(20_000);
        assertThat(ran).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void whereAllAreStuckTheNextGetsAThreadOfItsOwn() {
        callbacks.add(this::keepBusy);
        callbacks.add(() -> ran.add(1));
        await().until(() -> !ran.isEmpty());
        assertThat(busy.getCount()).isOne();
    }

    @Test
    void aSenderWaitsWhileManyAreWaitingToGoOnButNotOneThatGoesOn() throws Exception {
        CompletableFuture<Boolean> fromWithin = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        callbacks.add(() -> {
            begun.countDown();
            keepBusy();
            callbacks.add(() -> ran.add(2));
            long before = System.nanoTime();
            awaitRoom(0);
            fromWithin.complete(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(1));
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        callbacks.add(() -> ran.add(1));
        Thread sender = new Thread(() -> awaitRoom(0));
        sender.start();
        await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);

        busy.countDown();

        sender.join();
        assertThat(fromWithin.get(20, TimeUnit.SECONDS)).isTrue();
        callbacks.close(20_000);
        assertThat(ran).containsExactly(1, 2);
    }

    private void awaitRoom(int most) {
        try {
            callbacks.awaitRoom(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
