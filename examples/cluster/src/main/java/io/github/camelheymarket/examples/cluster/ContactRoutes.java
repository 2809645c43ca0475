package io.github.camelheymarket.examples.cluster;

import static org.apache.camel.component.kafka.KafkaConstants.KAFKA_SUBSCRIBE_ADAPTER;

import io.github.camelheymarket.examples.common.Counter;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/**
 * From a Kafka topic into Heymarket, a batch of records a time. A batch's offsets are committed when each of its contacts
 * is stored or is a dead letter. If anything fails before, or the node ends, the batch comes again: here, or at the node
 * that takes the partitions over. Storing it twice doubles nobody.
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
        // What fails must reach the Kafka consumer, which then starts again from the last commit.
        errorHandler(noErrorHandler());

        Partitions partitions = new Partitions();
        bindToRegistry(KAFKA_SUBSCRIBE_ADAPTER, partitions);

        from("kafka:" + Topics.CONTACTS + "?brokers={{kafka}}&groupId=" + Topics.GROUP
                        + "&consumersCount={{consumers}}&autoOffsetReset=earliest"
                        + "&batching=true&maxPollRecords={{batch}}&pollTimeoutMs=500&breakOnFirstError=true"
                        // Committed here, after the batch: camel-kafka itself would commit a batch that failed, too.
                        + "&autoCommitEnable=false&allowManualCommit=true"
                        // Nodes that come and go leave the partitions of the others alone.
                        + "&partitionAssignor=org.apache.kafka.clients.consumer.CooperativeStickyAssignor"
                        // How soon a killed node's partitions go to others.
                        + "&sessionTimeoutMs={{session-timeout}}")
                .routeId("contacts")
                .process(partitions::leaveOutLost)
                .filter(exchange -> !exchange.getMessage().getBody(List.class).isEmpty())
                .setProperty(BATCH, body())
                .to("heymarket:contacts/bulk-upsert?bulkSize={{batch}}&failOnPartial=false"
                        // One record with a field that the team does not have would stop its batch each time it comes.
                        + "&unknownFields=ignore")
                .process(new BatchOutcome(counter))
                .split(body())
                .stopOnException()
                // In the consumer's thread, which alone may commit.
                .to("kafka:" + Topics.DEAD + "?brokers={{kafka}}&synchronous=true")
                .end()
                .process(partitions::commit);
    }
}
