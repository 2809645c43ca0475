package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.spi.Priority;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PriorityLineTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final PriorityLine line = new PriorityLine(1);
    private final List<String> entered = new CopyOnWriteArrayList<>();

    @Test
    void theMoreUrgentGoesFirstAndElseWhoCameFirst() throws Exception {
        line.enter(Priority.BULK, LONG);
        List<Thread> waiting = List.of(
                waiter("bulk", Priority.BULK),
                waiter("single 1", Priority.SINGLE),
                waiter("single 2", Priority.SINGLE),
                waiter("consent", Priority.CONSENT));

        line.leave();
        for (Thread thread : waiting) {
            thread.join();
        }

        assertThat(entered).containsExactly("consent", "single 1", "single 2", "bulk");
    }

    @Test
    void whoDoesNotGetInInTimeIsOutOfTheWay() throws Exception {
        line.enter(Priority.BULK, LONG);

        assertThat(line.enter(Priority.CONSENT, Duration.ofMillis(1))).isFalse();
        line.leave();
        assertThat(line.enter(Priority.BULK, Duration.ZERO)).isTrue();
    }

    @Test
    void whoIsInterruptedIsOutOfTheWay() throws Exception {
        line.enter(Priority.BULK, LONG);
        Thread thread = waiter("interrupted", Priority.CONSENT);
        thread.interrupt();
        thread.join();
        line.leave();

        assertThat(line.enter(Priority.BULK, Duration.ZERO)).isTrue();
        assertThat(entered).isEmpty();
    }

    /** Waits in line when this returns. */
    private Thread waiter(String name, Priority priority) {
        Thread thread = new Thread(() -> {
            try {
                line.enter(priority, LONG);
                entered.add(name);
                line.leave();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }
}
