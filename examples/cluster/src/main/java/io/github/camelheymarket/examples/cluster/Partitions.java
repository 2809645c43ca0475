package io.github.camelheymarket.examples.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.support.subcription.SubscribeAdapter;
import org.apache.camel.component.kafka.consumer.support.subcription.TopicInfo;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/**
 * The partitions that are assigned to a consumer, and their commits. A Kafka consumer polls, receives its partitions and calls
 * the route in one thread, so each thread has an instance.
 */
final class Partitions implements SubscribeAdapter {

    private final ThreadLocal<Assignment> assignment = new ThreadLocal<>();

    @Override
    public void subscribe(Consumer<?, ?> consumer, ConsumerRebalanceListener listener, TopicInfo topics) {
        Assignment mine = new Assignment(consumer, listener);
        assignment.set(mine);
        consumer.subscribe(topics.getTopics(), mine);
    }

    /**
     * Removes the records of a batch whose partition was reassigned to another node. camel-kafka fills a batch in several
     * polls; if a partition is revoked in one of them, its new owner receives the same uncommitted records. Two nodes that
     * search for one person at the same time would both find no contact, and both create one.
     */
    void leaveOutLost(Exchange batch) {
        List<?> records = batch.getMessage().getBody(List.class);
        batch.getMessage()
                .setBody(records.stream()
                        .filter(item -> assignment.get().owned.contains(partition((Exchange) item)))
                        .toList());
    }

    /** Commits all records of a batch; the commit header of the batch would commit one partition only. */
    void commit(Exchange batch) {
        for (Object item : batch.getProperty(ContactRoutes.BATCH, List.class)) {
            long next = offset((Exchange) item) + 1;
            assignment.get().done.put(partition((Exchange) item), new OffsetAndMetadata(next));
        }
        assignment.get().commit();
    }

    static TopicPartition partition(Exchange item) {
        Message message = item.getMessage();
        return new TopicPartition(
                message.getHeader(KafkaConstants.TOPIC, String.class),
                message.getHeader(KafkaConstants.PARTITION, Integer.class));
    }

    static long offset(Exchange item) {
        return item.getMessage().getHeader(KafkaConstants.OFFSET, Long.class);
    }

    private static final class Assignment implements ConsumerRebalanceListener {
        private final Consumer<?, ?> consumer;
        private final ConsumerRebalanceListener camel;
        private final Set<TopicPartition> owned = new HashSet<>();
        /** Processed and not committed. */
        private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

        private Assignment(Consumer<?, ?> consumer, ConsumerRebalanceListener camel) {
            this.consumer = consumer;
            this.camel = camel;
        }

        private void commit() {
            if (done.isEmpty()) {
                return;
            }
            try {
                consumer.commitSync(Map.copyOf(done));
                done.clear();
            } catch (RebalanceInProgressException e) {
                // A rebalance. The next poll completes it and calls the listener, which commits.
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
}
