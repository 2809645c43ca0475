package io.github.camelheymarket.sync;

import io.github.camelheymarket.spi.SyncProgress.Phase;
import io.github.camelheymarket.spi.SyncProgressListener;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far a sync has come: to the log and to a listener. */
public final class ProgressReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressReporter.class);

    /** Tells nobody. */
    public static final ProgressReporter NONE = new ProgressReporter("", null, 0, null);

    private final String name;
    private final ScheduledExecutorService timer;
    private final long intervalMillis;
    private final SyncProgressListener listener;

    /**
     * @param name of the sync, for the log
     * @param timer its thread does the telling; {@code null} to tell nobody
     * @param intervalMillis between two lines; 0: only the listener, at the start and the end
     * @param listener {@code null} for none
     */
    public ProgressReporter(
            String name, ScheduledExecutorService timer, long intervalMillis, SyncProgressListener listener) {
        this.name = name;
        this.timer = timer;
        this.intervalMillis = intervalMillis;
        this.listener = listener;
    }

    /** Begins to tell; closing what it gives tells the end. */
    Run begin(ProgressMeter meter) {
        return new Run(meter);
    }

    /** One sync. */
    final class Run implements AutoCloseable {
        private final ProgressMeter meter;
        private ScheduledFuture<?> ticks;
        private boolean complained;

        private Run(ProgressMeter meter) {
            this.meter = meter;
            if (timer != null) {
                timer.execute(this::listen);
                if (intervalMillis > 0) {
                    ticks = timer.scheduleAtFixedRate(
                            this::tick, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
                }
            }
        }

        private void tick() {
            LOG.info("{}: {}", name, meter.now());
            listen();
        }

        private void listen() {
            if (listener != null) {
                try {
                    listener.onProgress(meter.now());
                } catch (RuntimeException e) {
                    if (!complained) {
                        LOG.warn("{}: the progress listener failed, and the sync continues", name, e);
                    }
                    complained = true;
                }
            }
        }

        @Override
        public void close() {
            meter.at(Phase.DONE);
            if (timer != null) {
                if (ticks != null) {
                    ticks.cancel(false);
                }
                timer.execute(this::listen);
            }
        }
    }
}
