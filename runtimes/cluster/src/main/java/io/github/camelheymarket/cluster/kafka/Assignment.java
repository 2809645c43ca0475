package io.github.camelheymarket.cluster.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/** The partitions of one consumer, and their commits. Used in the consumer's thread alone. */
final class Assignment implements ConsumerRebalanceListener {

    private final Consumer<?, ?> consumer;
    private final ConsumerRebalanceListener camel;
    private final Set<TopicPartition> owned = new HashSet<>();
    /** Processed and not committed. */
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    Assignment(Consumer<?, ?> consumer, ConsumerRebalanceListener camel) {
        this.consumer = consumer;
        this.camel = camel;
    }

    boolean owns(TopicPartition partition) {
        return owned.contains(partition);
    }

    void done(Exchange item) {
        done.put(Records.partition(item), new OffsetAndMetadata(Records.offset(item) + 1));
    }

    void commit() {
        if (done.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(Map.copyOf(done));
            done.clear();
        } catch (RebalanceInProgressException e) {
            // The next poll completes the rebalance and calls this listener, which commits.
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        owned.addAll(partitions);
        commit();
        camel.onPartitionsAssigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        forget(partitions);
        camel.onPartitionsRevoked(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
        camel.onPartitionsLost(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        owned.removeAll(partitions);
        done.keySet().removeAll(partitions);
    }
}
