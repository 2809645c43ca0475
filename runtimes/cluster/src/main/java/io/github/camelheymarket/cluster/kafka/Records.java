package io.github.camelheymarket.cluster.kafka;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.TopicPartition;

/** The records of a batch, and the place of each in its topic. */
final class Records {

    private Records() {}

    /** @throws IllegalStateException if {@link KafkaBatches#begin} was not called */
    static List<?> of(Exchange batch) {
        List<?> records = batch.getProperty(KafkaBatches.RECORDS, List.class);
        if (records == null) {
            throw new IllegalStateException(
                    "The records of the batch are unknown: call begin before the operation contacts/bulk-upsert.");
        }
        return records;
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
}
