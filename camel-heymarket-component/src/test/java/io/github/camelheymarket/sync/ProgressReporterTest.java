package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.spi.SyncProgress.Phase;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a sync tells of its progress, and when. */
class ProgressReporterTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Phase> told = new CopyOnWriteArrayList<>();

    private static ProgressMeter meter() {
        return new ProgressMeter(null, () -> 0, OptionalInt::empty, System::nanoTime);
    }

    private void finish() {
        timer.shutdown();
        try {
            assertThat(timer.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void withoutAnIntervalTheListenerIsToldAtTheStartAndTheEnd() {
        ProgressReporter reporter = new ProgressReporter("crm", timer, 0, progress -> told.add(progress.phase()));
        try (ProgressReporter.Run run = reporter.begin(meter())) {
            assertThat(run).isNotNull();
            await().until(() -> told.size() == 1);
        }
        finish();
        assertThat(told).containsExactly(Phase.ROWS, Phase.DONE);
    }

    @Test
    void withAnIntervalItIsToldInBetweenAndNoMoreAfterTheEnd() {
        ProgressReporter reporter = new ProgressReporter("crm", timer, 1, progress -> told.add(progress.phase()));
        try (ProgressReporter.Run run = reporter.begin(meter())) {
            assertThat(run).isNotNull();
            await().until(() -> told.size() > 3);
        }
        finish();
        assertThat(told).endsWith(Phase.DONE);
    }

    @Test
    void aListenerThatFailsIsLoggedOnceAndStopsNothing() {
        ProgressReporter reporter = new ProgressReporter("crm", timer, 0, progress -> {
            told.add(progress.phase());
            throw new IllegalStateException("listener");
        });
        List<String> lines = LogCapture.during(() -> {
            try (ProgressReporter.Run run = reporter.begin(meter())) {
                assertThat(run).isNotNull();
                await().until(() -> told.size() == 1);
            }
            finish();
        });
        assertThat(told).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.contains("the progress listener failed"))
                .hasSize(1);
    }

    @Test
    void withoutATimerNobodyIsTold() {
        try (ProgressReporter.Run run = ProgressReporter.NONE.begin(meter())) {
            assertThat(run).isNotNull();
        }
        try (ProgressReporter.Run run = new ProgressReporter("crm", timer, 0, null).begin(meter())) {
            assertThat(run).isNotNull();
        }
    }
}
