package io.github.camelheymarket.cluster.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.support.subcription.TopicInfo;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.junit.jupiter.api.Test;

class KafkaBatchesTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MovingConsumer consumer = new MovingConsumer();
    private final KafkaBatches batches = new KafkaBatches();

    @Test
    void recordsOfAPartitionThatIsGoneAreLeftOut() {
        subscribe();
        consumer.rebalance(partitions(0, 1));
        Exchange before = batch(0, 1, 1);
        batches.begin(before);
        consumer.rebalance(partitions(1));
        Exchange after = batch(0, 1, 1);
        batches.begin(after);

        assertThat(before.getMessage().getBody(List.class)).hasSize(3);
        assertThat(after.getMessage().getBody(List.class)).hasSize(2);
    }

    @Test
    void whatIsDoneIsCommittedOfEachPartition() {
        subscribe();
        consumer.rebalance(partitions(0, 1));
        batches.commit(done(batch(0, 1, 1)));

        assertThat(committed(0)).isEqualTo(1);
        assertThat(committed(1)).isEqualTo(3);
    }

    @Test
    void whatCannotBeCommittedWhilePartitionsMoveIsCommittedAfterwards() {
        subscribe();
        consumer.rebalance(partitions(0, 1));
        consumer.moving = true;
        batches.commit(done(batch(0, 1)));
        consumer.moving = false;
        assertThat(consumer.committed(Set.copyOf(partitions(0, 1)))).isEmpty();
        consumer.rebalance(partitions(0, 1));

        assertThat(committed(0)).isEqualTo(1);
        assertThat(committed(1)).isEqualTo(2);
    }

    @Test
    void aConsumerThatBeginsAgainBeginsWithoutPartitions() {
        subscribe();
        consumer.rebalance(partitions(0));
        subscribe();
        Exchange batch = batch(0);
        batches.begin(batch);

        assertThat(batch.getMessage().getBody(List.class)).isEmpty();
        assertThat(batch.isRouteStop()).isTrue();
    }

    @Test
    void aBatchInAThreadWithoutAConsumerIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> batches.commit(done(batch(0)))).hasMessageContaining("'subscribeAdapter'");
    }

    @Test
    void aBatchThatWasNotBegunIsRefusedWithWhatToDo() {
        subscribe();
        Exchange batch = new DefaultExchange(camel);

        assertThatThrownBy(() -> batches.commit(batch)).hasMessageContaining("call begin before the operation");
    }

    @Test
    void theTopicsOfAPatternAreSubscribed() {
        consumer.updatePartitions("contacts-eu", List.of());
        batches.subscribe(consumer, new Deaf(), new TopicInfo(Pattern.compile("contacts.*"), "contacts.*"));

        assertThat(consumer.subscription()).containsExactly("contacts-eu");
    }

    private void subscribe() {
        batches.subscribe(consumer, new Deaf(), new TopicInfo(null, "contacts"));
    }

    private static Collection<TopicPartition> partitions(Integer... numbers) {
        return Set.of(numbers).stream()
                .map(number -> new TopicPartition("contacts", number))
                .toList();
    }

    private long committed(int partition) {
        TopicPartition wanted = new TopicPartition("contacts", partition);
        return consumer.committed(Set.of(wanted)).get(wanted).offset();
    }

    /** Records with the offsets 0, 1, 2 and so on, whatever their partition. */
    private Exchange batch(int... partitions) {
        Exchange batch = new DefaultExchange(camel);
        batch.getMessage()
                .setBody(IntStream.range(0, partitions.length)
                        .mapToObj(i -> item(partitions[i], i))
                        .toList());
        return batch;
    }

    private Exchange item(int partition, long offset) {
        Exchange item = new DefaultExchange(camel);
        item.getMessage().setHeader(KafkaConstants.TOPIC, "contacts");
        item.getMessage().setHeader(KafkaConstants.PARTITION, partition);
        item.getMessage().setHeader(KafkaConstants.OFFSET, offset);
        return item;
    }

    private static Exchange done(Exchange batch) {
        batch.setProperty(KafkaBatches.RECORDS, batch.getMessage().getBody());
        return batch;
    }

    /** Refuses commits while partitions move, as a real one does. */
    private static final class MovingConsumer extends MockConsumer<String, String> {
        private boolean moving;

        private MovingConsumer() {
            super(OffsetResetStrategy.EARLIEST);
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            if (moving) {
                throw new RebalanceInProgressException("on purpose");
            }
            super.commitSync(offsets);
        }
    }

    private static final class Deaf implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }
}
