package io.github.camelheymarket.cluster;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelheymarket.spi.RequestBudget;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Request budgets that all nodes with the same server share. Bound in the registry, they replace the budget of the Camel
 * context. With the properties {@value ClusterSettings#PREFIX}* no bean is needed.
 */
public final class ClusterBudgets implements RequestBudget.Factory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterBudgets.class);
    private static final String KEY = "camel-heymarket/budget/";
    private static final String PAUSE_KEY = "camel-heymarket/pause/";

    private final BudgetServer server;
    private final ClusterLimits limits;
    private final ClusterWaits waits;

    /**
     * Budgets on any server for which Bucket4j has a proxy manager, such as Hazelcast or an existing pool of connections.
     *
     * @param buckets its clock must be the same for all nodes, as that of the server is
     * @param server the name of the server in messages
     */
    public ClusterBudgets(ProxyManager<String> buckets, String server) {
        this(BudgetServer.of(buckets, server), ClusterLimits.DEFAULT, ClusterWaits.SYSTEM);
    }

    ClusterBudgets(BudgetServer server, ClusterLimits limits, ClusterWaits waits) {
        this.server = server;
        this.limits = limits;
        this.waits = waits;
    }

    /**
     * Connects to PostgreSQL or Redis.
     *
     * @throws IllegalArgumentException if a setting is wrong
     * @throws IllegalStateException if the server cannot be used
     */
    public static ClusterBudgets connect(ClusterSettings settings) {
        BudgetServer server = BudgetServer.connect(settings);
        LOG.info("All nodes share their request budget in {}", server.name());
        return new ClusterBudgets(
                server, new ClusterLimits(settings.outageWait(), settings.lateRequests()), ClusterWaits.SYSTEM);
    }

    /** A credential has one bucket, whatever limits the nodes set: with a bucket for each limit they would send the sum. */
    @Override
    public RequestBudget create(String credentialId, int requestsPerMinute) {
        BucketConfiguration wanted =
                BudgetShape.of(requestsPerMinute, limits.lateRequests()).bucket();
        try {
            return budget(credentialId, requestsPerMinute, new AtomicReference<>(wanted));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The budget that all nodes share cannot be reached: " + server.name() + ": " + Reasons.of(e)
                            + ". Start the server, or correct " + ClusterSettings.PREFIX + "url.",
                    e);
        }
    }

    private RequestBudget budget(
            String credentialId, int requestsPerMinute, AtomicReference<BucketConfiguration> wanted) {
        String key = KEY + credentialId;
        BucketProxy bucket = server.buckets().builder().build(key, wanted::get);
        BucketProxy pause = server.buckets().builder().build(PAUSE_KEY + credentialId, SharedPause::bucket);
        SharedBudget budget =
                new SharedBudget(server, new SharedBucket(bucket, wanted), new SharedPause(pause), limits, waits);
        // The first request creates the bucket, if no other node has.
        bucket.getAvailableTokens();
        if (!server.buckets().getProxyConfiguration(key).equals(Optional.of(wanted.get()))) {
            LOG.warn(
                    "The nodes shared another limit in {} until now: from now on {} requests per minute apply to all of them. "
                            + "Set the same requestsPerMinute on all nodes",
                    server.name(),
                    requestsPerMinute);
            budget.limit(requestsPerMinute);
        }
        return budget;
    }

    @Override
    public void close() {
        server.close();
    }
}
