package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.examples.common.Counter;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/**
 * Makes dead letters of the rejected rows of a batch. Fails if a contact was not stored and a repetition may help, so that
 * the whole batch is delivered again.
 */
final class BatchOutcome implements Processor {

    private static final Set<Outcome> FINAL = Set.of(Outcome.REJECTED, Outcome.AMBIGUOUS);

    private final Counter counter;

    BatchOutcome(Counter counter) {
        this.counter = counter;
    }

    @Override
    public void process(Exchange exchange) {
        BulkResult result = exchange.getMessage().getBody(BulkResult.class);
        List<?> records = exchange.getProperty(ContactRoutes.BATCH, List.class);
        List<Message> dead = new ArrayList<>();
        for (RowResult row : result.getProblems()) {
            if (!FINAL.contains(row.outcome())) {
                throw new IllegalStateException("A contact was not stored: " + row.reason());
            }
            dead.add(dead((Exchange) records.get((int) row.index()), row.reason()));
        }
        counter.allStored(result.getTotal() - result.getUnsuccessful());
        exchange.getMessage().setBody(dead);
    }

    private static Message dead(Exchange item, String reason) {
        Message original = item.getMessage();
        Message dead = new DefaultMessage(item.getContext());
        dead.setBody(original.getBody());
        dead.setHeader(KafkaConstants.KEY, original.getHeader(KafkaConstants.KEY));
        dead.setHeader(Topics.REASON, reason);
        // Identifies the dead letters of a batch that is delivered again.
        dead.setHeader(Topics.ORIGIN, Partitions.partition(item) + "@" + Partitions.offset(item));
        return dead;
    }
}
