package io.github.camelheymarket.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.support.subcription.TopicInfo;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OwnedRecordsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MockConsumer<String, String> consumer = new MockConsumer<>(OffsetResetStrategy.EARLIEST);
    private final OwnedRecords owned = new OwnedRecords();

    @Test
    void recordsOfAPartitionThatIsGoneAreLeftOut() throws Exception {
        subscribe();
        consumer.rebalance(partitions(0, 1));
        Exchange before = batch(0, 1, 1);
        owned.process(before);
        consumer.rebalance(partitions(1));
        Exchange after = batch(0, 1, 1);
        owned.process(after);

        assertThat(before.getMessage().getBody(List.class)).hasSize(3);
        assertThat(after.getMessage().getBody(List.class)).hasSize(2);
    }

    @Test
    void eachConsumersThreadHasItsOwn() throws Exception {
        subscribe();
        consumer.rebalance(partitions(0));
        Exchange elsewhere = batch(0);
        Thread other = new Thread(() -> owned.process(elsewhere));
        other.start();
        other.join();

        assertThat(elsewhere.getMessage().getBody(List.class)).isEmpty();
    }

    @Test
    void aConsumerThatBeginsAgainBeginsWithoutPartitions() throws Exception {
        subscribe();
        consumer.rebalance(partitions(0));
        subscribe();
        Exchange batch = batch(0);
        owned.process(batch);

        assertThat(batch.getMessage().getBody(List.class)).isEmpty();
    }

    private void subscribe() {
        owned.subscribe(consumer, new Deaf(), new TopicInfo(null, Topics.CONTACTS));
    }

    private static Collection<TopicPartition> partitions(Integer... numbers) {
        return Set.of(numbers).stream()
                .map(number -> new TopicPartition(Topics.CONTACTS, number))
                .toList();
    }

    private Exchange batch(int... partitions) {
        Exchange batch = new DefaultExchange(camel);
        batch.getMessage()
                .setBody(Arrays.stream(partitions).mapToObj(this::item).toList());
        return batch;
    }

    private Exchange item(int partition) {
        Exchange item = new DefaultExchange(camel);
        item.getMessage().setHeader(KafkaConstants.TOPIC, Topics.CONTACTS);
        item.getMessage().setHeader(KafkaConstants.PARTITION, partition);
        return item;
    }

    private static final class Deaf implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }
}
