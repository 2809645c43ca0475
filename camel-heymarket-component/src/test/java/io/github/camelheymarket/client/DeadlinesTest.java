package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thread for all that is watched, and what is over is not broken off. */
class DeadlinesTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATER = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger threads = new AtomicInteger();
    private final Deadlines deadlines = new Deadlines(task -> {
        threads.incrementAndGet();
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger brokenOff = new AtomicInteger();

    @AfterEach
    void close() {
        deadlines.close();
    }

    @Test
    void whatTakesTooLongIsBrokenOff() {
        Deadlines.Watch watch = watch();

        watch.begin(SOON);

        await().until(() -> brokenOff.get() == 1);
        assertThat(watch.isExpired()).isTrue();
    }

    @Test
    void whatHasEndedIsLeftAlone() throws Exception {
        Deadlines.Watch watch = watch();
        watch.begin(LATER);
        watch.end();

        passBy(LATER);

        assertThat(brokenOff).hasValue(0);
        assertThat(watch.isExpired()).isFalse();
    }

    @Test
    void aNewPhaseHasATimeOfItsOwn() throws Exception {
        Deadlines.Watch watch = watch();
        watch.begin(LATER);
        watch.begin(NEVER);

        passBy(LATER);

        assertThat(watch.isExpired()).isFalse();
    }

    @Test
    void zeroIsAsLongAsItTakes() throws Exception {
        Deadlines.Watch watch = watch();
        watch.begin(LATER);
        watch.begin(Duration.ZERO);

        passBy(LATER);

        assertThat(watch.isExpired()).isFalse();
    }

    @Test
    void manyAreWatchedByOneThread() {
        for (int i = 0; i < 100; i++) {
            watch().begin(SOON);
        }

        await().until(() -> brokenOff.get() == 100);
        assertThat(threads).hasValue(1);
    }

    @Test
    void whatIsUnderWayWhenItClosesIsStillWatched() {
        Deadlines.Watch watch = watch();
        watch.begin(LATER);

        deadlines.close();
        watch.begin(NEVER);

        await().until(watch::isExpired);
    }

    private Deadlines.Watch watch() {
        return deadlines.watch(brokenOff::incrementAndGet);
    }

    /** Returns when so much has passed by the timer that all that is due by then has run. */
    private void passBy(Duration duration) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        deadlines.watch(passed::countDown).begin(duration);
        assertThat(passed.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
