package io.github.camelheymarket.sync;

import io.github.camelheymarket.spi.SyncProgress.Phase;
import io.github.camelheymarket.spi.SyncProgressListener;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports the progress of a sync to the log and to a listener. */
public final class ProgressReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressReporter.class);

    /** Reports nothing. */
    public static final ProgressReporter NONE = new ProgressReporter("", null, 0, null);

    private final String name;
    private final @Nullable ScheduledExecutorService timer;
    private final long intervalMillis;
    private final @Nullable SyncProgressListener listener;

    /**
     * @param name the name of the sync, for the log
     * @param timer reports on its thread; {@code null} to report nothing
     * @param intervalMillis the time between two reports; 0 to call the listener at the start and the end only, and log nothing
     * @param listener {@code null} for none
     */
    public ProgressReporter(
            String name,
            @Nullable ScheduledExecutorService timer,
            long intervalMillis,
            @Nullable SyncProgressListener listener) {
        this.name = name;
        this.timer = timer;
        this.intervalMillis = intervalMillis;
        this.listener = listener;
    }

    /** Begins to report. @return to be closed at the end of the sync */
    Run begin(ProgressMeter meter) {
        return new Run(meter);
    }

    /** The reports of one sync. */
    final class Run implements AutoCloseable {
        private final ProgressMeter meter;
        private @Nullable ScheduledFuture<?> schedule;
        private boolean warned;

        private Run(ProgressMeter meter) {
            this.meter = meter;
            if (timer != null) {
                timer.execute(this::callListener);
                if (intervalMillis > 0) {
                    schedule = timer.scheduleAtFixedRate(
                            this::report, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
                }
            }
        }

        private void report() {
            LOG.info("{}: {}", name, meter.now());
            callListener();
        }

        private void callListener() {
            if (listener != null) {
                try {
                    listener.onProgress(meter.now());
                } catch (RuntimeException e) {
                    if (!warned) {
                        LOG.warn("{}: the progress listener failed, and the sync continues", name, e);
                    }
                    warned = true;
                }
            }
        }

        @Override
        public void close() {
            meter.enter(Phase.DONE);
            if (timer != null) {
                if (schedule != null) {
                    schedule.cancel(false);
                }
                timer.execute(this::callListener);
            }
        }
    }
}
