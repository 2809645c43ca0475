package io.github.camelheymarket.examples.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.common.TopicPartition;

/** Commits the last record of each partition in the batch; the batch's own header would commit one partition alone. */
final class CommitBatch implements Processor {

    @Override
    public void process(Exchange exchange) {
        Map<TopicPartition, Exchange> last = new HashMap<>();
        for (Object item : exchange.getProperty(ContactRoutes.BATCH, List.class)) {
            last.put(OwnedRecords.partition((Exchange) item), (Exchange) item);
        }
        last.values()
                .forEach(item -> item.getMessage()
                        .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                        .commit());
    }
}
