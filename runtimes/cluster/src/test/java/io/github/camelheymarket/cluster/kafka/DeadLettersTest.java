package io.github.camelheymarket.cluster.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLettersTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final KafkaBatches batches = new KafkaBatches();

    @Test
    void whatIsRejectedIsADeadLetterThatShowsWhyAndWhereItWas() {
        Exchange batch = batch(Outcome.CREATED, Outcome.REJECTED, Outcome.AMBIGUOUS);
        batches.deadLetters(batch);

        List<?> dead = batch.getMessage().getBody(List.class);
        assertThat(dead).hasSize(2);
        Message first = (Message) dead.get(0);
        assertThat(first.getBody()).isEqualTo("record 1");
        assertThat(first.getHeader(KafkaConstants.KEY)).isEqualTo("key 1");
        assertThat(first.getHeader(KafkaBatches.REASON)).isEqualTo("WHY: because");
        assertThat(first.getHeader(KafkaBatches.ORIGIN)).isEqualTo("contacts-3@1");
        assertThat(batch.getProperty(KafkaBatches.RESULT, BulkResult.class).getTotal())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"FAILED", "UNKNOWN"})
    void whatMayBeStoredAnotherTimeFailsTheBatch(Outcome problem) {
        Exchange batch = batch(Outcome.CREATED, Outcome.REJECTED, problem);

        assertThatThrownBy(() -> batches.deadLetters(batch)).hasMessageContaining("WHY: because");
    }

    @Test
    void eachRejectedRecordIsADeadLetterHoweverManyThereAre() {
        Outcome[] all = new Outcome[BulkResult.MAX_PROBLEMS + 1];
        Arrays.fill(all, Outcome.REJECTED);
        Exchange batch = batch(all);
        batches.deadLetters(batch);

        assertThat(batch.getMessage().getBody(List.class)).hasSize(all.length);
    }

    @Test
    void aBatchWithoutAResultIsRefusedWithWhatToDo() {
        Exchange batch = new DefaultExchange(camel);

        assertThatThrownBy(() -> batches.deadLetters(batch)).hasMessageContaining("directly after the operation");
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
        batch.setProperty(KafkaBatches.RECORDS, records);
        batch.getMessage().setBody(BulkResult.builder(ResultStore.of(rows)).build());
        return batch;
    }

    private Exchange item(long offset) {
        Exchange item = new DefaultExchange(camel);
        item.getMessage().setBody("record " + offset);
        item.getMessage().setHeader(KafkaConstants.TOPIC, "contacts");
        item.getMessage().setHeader(KafkaConstants.PARTITION, 3);
        item.getMessage().setHeader(KafkaConstants.OFFSET, offset);
        item.getMessage().setHeader(KafkaConstants.KEY, "key " + offset);
        return item;
    }
}
