package io.github.camelheymarket.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.examples.common.Counter;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchOutcomeTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Counter counter = new Counter();
    private final BatchOutcome outcome = new BatchOutcome(counter);

    @Test
    void whatIsRejectedIsADeadLetterThatTellsWhyAndWhereItWas() {
        Exchange batch = batch(Outcome.CREATED, Outcome.REJECTED, Outcome.AMBIGUOUS);
        outcome.process(batch);

        List<?> dead = batch.getMessage().getBody(List.class);
        assertThat(dead).hasSize(2);
        Message first = (Message) dead.get(0);
        assertThat(first.getBody()).isEqualTo("record 1");
        assertThat(first.getHeader(KafkaConstants.KEY)).isEqualTo("key 1");
        assertThat(first.getHeader(Topics.REASON)).isEqualTo("WHY: because");
        assertThat(first.getHeader(Topics.ORIGIN)).isEqualTo("contacts-3@1");
        assertThat(counter.figures().stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"FAILED", "UNKNOWN"})
    void whatMayBeStoredAnotherTimeFailsTheBatch(Outcome problem) {
        Exchange batch = batch(Outcome.CREATED, Outcome.REJECTED, problem);

        assertThatThrownBy(() -> outcome.process(batch)).hasMessageContaining("WHY: because");
        assertThat(counter.figures().stored()).isZero();
    }

    private Exchange batch(Outcome... outcomes) {
        List<RowResult> rows = new ArrayList<>();
        List<Exchange> records = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            String reason = outcomes[i].isSuccess() ? null : "WHY: because";
            rows.add(RowResult.builder(i, outcomes[i]).reason(reason, null).build());
            records.add(item(i));
        }
        Exchange batch = new DefaultExchange(camel);
        batch.setProperty(ContactRoutes.BATCH, records);
        batch.getMessage().setBody(BulkResult.builder(ResultStore.of(rows)).build());
        return batch;
    }

    private Exchange item(long offset) {
        Exchange item = new DefaultExchange(camel);
        item.getMessage().setBody("record " + offset);
        item.getMessage().setHeader(KafkaConstants.TOPIC, Topics.CONTACTS);
        item.getMessage().setHeader(KafkaConstants.PARTITION, 3);
        item.getMessage().setHeader(KafkaConstants.OFFSET, offset);
        item.getMessage().setHeader(KafkaConstants.KEY, "key " + offset);
        return item;
    }
}
