package io.github.camelheymarket.cluster;

import io.github.bucket4j.BlockingStrategy;
import java.util.function.LongSupplier;

/** How a budget measures time and waits; tests have a clock of their own. */
record ClusterWaits(LongSupplier clock, BlockingStrategy parking) {

    static final ClusterWaits SYSTEM = new ClusterWaits(System::nanoTime, BlockingStrategy.PARKING);

    long nanoTime() {
        return clock.getAsLong();
    }
}
