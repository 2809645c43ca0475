package io.github.camelheymarket.coalesce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContinuationExecutorTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ContinuationExecutor callbacks = new ContinuationExecutor(threads, timer, 1, 1_000);
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
                .forEach(i -> callbacks.add(
                        () -> {
                            ran.add(i);
                            if (i == 7) {
                                throw new IllegalStateException("broken route");
                            }
                        },
                        false));
        callbacks.await(20_000);
        assertThat(ran).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void whereAllAreStuckTheNextGetsAThreadOfItsOwn() {
        callbacks.add(this::keepBusy, false);
        callbacks.add(() -> ran.add(1), false);
        await().until(() -> !ran.isEmpty());
        assertThat(busy.getCount()).isOne();
    }

    @Test
    void whatHasBegunComesBeforeWhatHasNot() {
        callbacks.add(this::keepBusy, false);
        callbacks.add(() -> ran.add(1), false);
        callbacks.add(() -> ran.add(2), true);
        callbacks.add(() -> ran.add(3), true);

        busy.countDown();
        callbacks.await(20_000);

        assertThat(ran).containsExactly(2, 3, 1);
    }

    @Test
    void atTheEndEachMayHaveAThreadOfItsOwn() {
        ContinuationExecutor neverStuck = new ContinuationExecutor(threads, timer, 1, TimeUnit.HOURS.toMillis(1));
        IntStream.range(0, 5).forEach(i -> neverStuck.add(this::keepBusy, false));
        neverStuck.add(() -> ran.add(5), false);

        neverStuck.addAllWorkers();

        await().until(() -> !ran.isEmpty());
        assertThat(busy.getCount()).isOne();
    }
}
