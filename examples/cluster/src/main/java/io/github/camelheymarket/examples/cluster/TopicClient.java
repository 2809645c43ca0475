package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.cluster.kafka.KafkaBatches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records to Kafka, counts uncommitted ones, and reads dead letters. */
final class TopicClient implements AutoCloseable {

    private static final Pattern PHONE = Pattern.compile("\"phone\"\\s*:\\s*\"([^\"]*)\"");

    private final String kafka;
    private final Admin admin;

    TopicClient(String kafka) {
        this.kafka = kafka;
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
    }

    void createTopics() throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(
                        new NewTopic(Topics.CONTACTS, Topics.PARTITIONS, (short) 1),
                        new NewTopic(Topics.DEAD, 1, (short) 1)))
                .all()
                .get();
    }

    /**
     * Sends a record for each contact, with the digits of its phone as the key.
     *
     * @return the number of records
     */
    long send(Iterator<String> contacts) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new StringSerializer())) {
            long sent = 0;
            Future<RecordMetadata> last = null;
            while (contacts.hasNext()) {
                String contact = contacts.next();
                last = producer.send(new ProducerRecord<>(Topics.CONTACTS, key(contact), contact));
                sent++;
            }
            producer.flush();
            if (last != null) {
                last.get();
            }
            return sent;
        }
    }

    private static String key(String contact) {
        Matcher phone = PHONE.matcher(contact);
        return phone.find() ? phone.group(1).replaceAll("\\D", "") : null;
    }

    /** The number of records that the nodes have not committed yet. */
    long left() throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(i -> new TopicPartition(Topics.CONTACTS, i))
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                .all()
                .get();
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(Topics.GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        return partitions.stream()
                .mapToLong(p -> ends.get(p).offset()
                        - (committed.get(p) == null ? 0 : committed.get(p).offset()))
                .sum();
    }

    /** Reads all dead letters, each once, however often its batch was delivered. */
    List<DeadLetter> readDead() {
        Map<String, DeadLetter> letters = new LinkedHashMap<>();
        TopicPartition dead = new TopicPartition(Topics.DEAD, 0);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(dead));
            consumer.seekToBeginning(List.of(dead));
            long end = consumer.endOffsets(List.of(dead)).get(dead);
            while (consumer.position(dead) < end) {
                for (ConsumerRecord<String, String> item : consumer.poll(Duration.ofSeconds(1))) {
                    letters.put(
                            header(item, KafkaBatches.ORIGIN),
                            new DeadLetter(item.value(), header(item, KafkaBatches.REASON)));
                }
            }
        }
        return List.copyOf(letters.values());
    }

    private static String header(ConsumerRecord<?, ?> item, String name) {
        return new String(item.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        admin.close();
    }

    /**
     * @param text the record, unchanged
     * @param reason a code, a colon and a sentence
     */
    record DeadLetter(String text, String reason) {}
}
