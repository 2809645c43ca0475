package io.github.camelheymarket.cluster.kafka;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.TopicPartition;

/** Where a record of a batch was. */
final class Records {

    private Records() {}

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
