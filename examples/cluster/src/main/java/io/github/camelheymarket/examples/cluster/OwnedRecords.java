package io.github.camelheymarket.examples.cluster;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.support.subcription.SubscribeAdapter;
import org.apache.camel.component.kafka.consumer.support.subcription.TopicInfo;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Leaves out of a batch the records whose partition has gone to another node. camel-kafka fills a batch by several
 * polls; if a partition is taken away in one of them, the records that wait come to its new owner too, since nothing of
 * them is committed. Two nodes that look for one person at a time would both find nobody, and both create.
 *
 * <p>A Kafka consumer polls, is told of its partitions and calls the route in one thread, so each thread has its own.
 */
final class OwnedRecords implements SubscribeAdapter, Processor {

    private final ThreadLocal<Set<TopicPartition>> owned = ThreadLocal.withInitial(HashSet::new);

    @Override
    public void subscribe(Consumer<?, ?> consumer, ConsumerRebalanceListener listener, TopicInfo topics) {
        owned.get().clear();
        consumer.subscribe(topics.getTopics(), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                owned.get().addAll(partitions);
                listener.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                owned.get().removeAll(partitions);
                listener.onPartitionsRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                owned.get().removeAll(partitions);
                listener.onPartitionsLost(partitions);
            }
        });
    }

    @Override
    public void process(Exchange batch) {
        List<?> records = batch.getMessage().getBody(List.class);
        batch.getMessage()
                .setBody(records.stream()
                        .filter(item -> owned.get().contains(partition((Exchange) item)))
                        .toList());
    }

    static TopicPartition partition(Exchange item) {
        Message message = item.getMessage();
        return new TopicPartition(
                message.getHeader(KafkaConstants.TOPIC, String.class),
                message.getHeader(KafkaConstants.PARTITION, Integer.class));
    }
}
