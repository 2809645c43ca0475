package io.github.camelheymarket.examples.cluster;

import static org.apache.camel.component.kafka.KafkaConstants.KAFKA_SUBSCRIBE_ADAPTER;

import io.github.camelheymarket.examples.common.Counter;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/**
 * Writes records of a Kafka topic to Heymarket in batches. The offsets of a batch are committed when each of its contacts is
 * stored or a dead letter. After a failure or a crash before that, the batch is delivered again, maybe to another node;
 * writing it twice creates no duplicates.
 */
final class ContactRoutes extends RouteBuilder {

    /** Exchange property: the records of the batch, each an exchange. */
    static final String BATCH = "batch";

    private final Counter counter;

    ContactRoutes(Counter counter) {
        this.counter = counter;
    }

    @Override
    public void configure() {
        // A failure must reach the Kafka consumer, which then continues after the last commit.
        errorHandler(noErrorHandler());

        Partitions partitions = new Partitions();
        bindToRegistry(KAFKA_SUBSCRIBE_ADAPTER, partitions);

        from("kafka:" + Topics.CONTACTS + "?brokers={{kafka}}&groupId=" + Topics.GROUP
                        + "&consumersCount={{consumers}}&autoOffsetReset=earliest"
                        + "&batching=true&maxPollRecords={{batch}}&pollTimeoutMs=500&breakOnFirstError=true"
                        // The route commits: camel-kafka would also commit a failed batch.
                        + "&autoCommitEnable=false&allowManualCommit=true"
                        // Nodes that start or stop do not affect the partitions of the others.
                        + "&partitionAssignor=org.apache.kafka.clients.consumer.CooperativeStickyAssignor"
                        // After this time the partitions of a killed node are reassigned.
                        + "&sessionTimeoutMs={{session-timeout}}")
                .routeId("contacts")
                .process(partitions::leaveOutLost)
                .filter(exchange -> !exchange.getMessage().getBody(List.class).isEmpty())
                .setProperty(BATCH, body())
                .to("heymarket:contacts/bulk-upsert?bulkSize={{batch}}&failOnPartial=false"
                        // Otherwise a record with an unknown field would fail its batch in each delivery.
                        + "&unknownFields=ignore")
                .process(new BatchOutcome(counter))
                .split(body())
                .stopOnException()
                // Synchronous, since only the consumer's thread may commit.
                .to("kafka:" + Topics.DEAD + "?brokers={{kafka}}&synchronous=true")
                .end()
                .process(partitions::commit);
    }
}
