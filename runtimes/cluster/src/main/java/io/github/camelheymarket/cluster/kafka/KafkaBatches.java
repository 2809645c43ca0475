package io.github.camelheymarket.cluster.kafka;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.support.subcription.SubscribeAdapter;
import org.apache.camel.component.kafka.consumer.support.subcription.TopicInfo;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;

/**
 * The three steps of a route that passes batches of records from Kafka to {@code contacts/bulk-upsert} and loses none:
 * {@link #begin} before the call, {@link #deadLetters} after it, {@link #commit} at the end. Bound in the registry as
 * {@value KafkaConstants#KAFKA_SUBSCRIBE_ADAPTER}, which is the name that camel-kafka looks for, it also learns which partitions
 * each consumer has.
 *
 * <p>The Kafka endpoint has {@code batching=true}, {@code autoCommitEnable=false}, {@code allowManualCommit=true} and
 * {@code breakOnFirstError=true}, the operation {@code failOnPartial=false}, and the route no error handler.
 */
public final class KafkaBatches implements SubscribeAdapter {

    /** Exchange property: the records of the batch, each an exchange. */
    public static final String RECORDS = "heymarketBatch";

    /** Exchange property, after {@link #deadLetters}: the {@link io.github.camelheymarket.model.BulkResult} of the batch. */
    public static final String RESULT = "heymarketBatchResult";

    /** The header of a dead letter with the reason: a code, a colon and a sentence. */
    public static final String REASON = "heymarket.reason";

    /**
     * The header of a dead letter with topic, partition and offset of its record, by which the dead letters of a batch that was
     * delivered twice are recognised.
     */
    public static final String ORIGIN = "heymarket.origin";

    /** A Kafka consumer polls, receives its partitions and calls the route in one thread. */
    private final ThreadLocal<Assignment> assignment = new ThreadLocal<>();

    @Override
    public void subscribe(Consumer<?, ?> consumer, ConsumerRebalanceListener listener, TopicInfo topics) {
        Assignment mine = new Assignment(consumer, listener);
        assignment.set(mine);
        if (topics.isPattern()) {
            consumer.subscribe(topics.getPattern(), mine);
        } else {
            consumer.subscribe(topics.getTopics(), mine);
        }
    }

    /**
     * Removes the records of a batch whose partition was reassigned to another node, and ends the exchange if none is left.
     * camel-kafka fills a batch in several polls; if a partition is revoked in one of them, its new owner receives the same
     * uncommitted records. Two nodes that search for one person at the same time would both find no contact, and both create
     * one.
     */
    public void begin(Exchange batch) {
        Assignment mine = assignment();
        List<?> records = batch.getMessage().getBody(List.class).stream()
                .filter(item -> mine.owns(Records.partition((Exchange) item)))
                .toList();
        batch.setProperty(RECORDS, records);
        batch.getMessage().setBody(records);
        if (records.isEmpty()) {
            batch.setRouteStop(true);
        }
    }

    /**
     * Replaces the result of the call by the list of dead letters, each a message with the record as it came and the headers
     * {@value #REASON} and {@value #ORIGIN}.
     *
     * @throws IllegalStateException if a contact was not stored and a repetition may help, so that the whole batch is delivered
     *     again; writing it twice creates no duplicates
     */
    public void deadLetters(Exchange batch) {
        DeadLetters.replaceResult(batch);
    }

    /**
     * Commits all records of a batch; the commit header of the batch would commit one partition only. What cannot be committed
     * while partitions are reassigned is committed afterwards.
     */
    public void commit(Exchange batch) {
        Assignment mine = assignment();
        Records.of(batch).forEach(item -> mine.done((Exchange) item));
        mine.commit();
    }

    private Assignment assignment() {
        Assignment mine = assignment.get();
        if (mine == null) {
            throw new IllegalStateException(
                    "KafkaBatches does not know the partitions of this thread. Bind it in the registry as '"
                            + KafkaConstants.KAFKA_SUBSCRIBE_ADAPTER
                            + "', and call it in the thread of the Kafka consumer, which alone may commit: with "
                            + "synchronous=true on a Kafka endpoint that the route sends to before.");
        }
        return mine;
    }
}
