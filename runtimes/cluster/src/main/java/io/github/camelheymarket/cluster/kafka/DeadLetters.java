package io.github.camelheymarket.cluster.kafka;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/** Makes dead letters of the rejected rows of a batch. */
final class DeadLetters {

    private static final Set<Outcome> FINAL = Set.of(Outcome.REJECTED, Outcome.AMBIGUOUS);

    private DeadLetters() {}

    static void replaceResult(Exchange batch) {
        BulkResult result = batch.getMessage().getBody(BulkResult.class);
        if (result == null) {
            throw new IllegalStateException(
                    "There is no result of contacts/bulk-upsert: call deadLetters directly after the operation.");
        }
        List<?> records = Records.of(batch);
        List<Message> dead = new ArrayList<>();
        // All rows, since getProblems() has the first ones only.
        try (var rows = result.rows()) {
            while (rows.hasNext()) {
                RowResult row = rows.next();
                if (row.outcome().isSuccess()) {
                    continue;
                }
                if (!FINAL.contains(row.outcome())) {
                    throw new IllegalStateException("A contact was not stored: " + row.reason());
                }
                dead.add(dead((Exchange) records.get((int) row.index()), row.reason()));
            }
        }
        batch.setProperty(KafkaBatches.RESULT, result);
        batch.getMessage().setBody(dead);
    }

    private static Message dead(Exchange item, String reason) {
        Message original = item.getMessage();
        Message dead = new DefaultMessage(item.getContext());
        dead.setBody(original.getBody());
        dead.setHeader(KafkaConstants.KEY, original.getHeader(KafkaConstants.KEY));
        dead.setHeader(KafkaBatches.REASON, reason);
        dead.setHeader(KafkaBatches.ORIGIN, Records.partition(item) + "@" + Records.offset(item));
        return dead;
    }
}
