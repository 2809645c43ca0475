package io.github.camelheymarket.cluster;

import java.time.Duration;

/**
 * The limits of a shared budget that are the same for all credentials.
 *
 * @param outageWait for how long a call waits for a server that does not answer
 * @param lateRequests see {@link ClusterSettings#lateRequests()}
 */
record ClusterLimits(Duration outageWait, int lateRequests) {

    static final ClusterLimits DEFAULT = new ClusterLimits(ClusterSettings.OUTAGE_WAIT, 0);
}
