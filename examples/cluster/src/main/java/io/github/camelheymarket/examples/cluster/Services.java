package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.examples.common.JavaProcess;
import io.github.camelheymarket.examples.common.StandardInput;
import io.github.camelheymarket.examples.postgres.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker in KRaft mode and a PostgreSQL, as one separate program.
 * Argument: a folder for both. Prints {@code kafka <address>} and {@code postgres <JDBC URL>}.
 */
public final class Services {

    private Services() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        EmbeddedPostgres postgres = Postgres.embedded(folder.resolve("postgres"));
        int port = JavaProcess.freePort();
        KafkaRaftServer kafka = kafka(folder.resolve("kafka"), port);
        System.out.println("kafka localhost:" + port);
        System.out.println("postgres " + postgres.getJdbcUrl("postgres", "postgres"));
        System.out.println(JavaProcess.READY);
        StandardInput.awaitEnd();
        kafka.shutdown();
        kafka.awaitShutdown();
        postgres.close();
        System.exit(0);
    }

    private static KafkaRaftServer kafka(Path folder, int port) throws Exception {
        int controllerPort = JavaProcess.freePort();
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@localhost:" + controllerPort,
                "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "log.dirs", folder.toString(),
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0"));
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .run();
        KafkaRaftServer kafka = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        kafka.startup();
        return kafka;
    }
}
