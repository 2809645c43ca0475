package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.JavaProcess;
import io.github.camelheymarket.examples.common.StandardInput;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** An Artemis broker as a separate program, with persistent messages. Arguments: the port, the folder of its journal. */
public final class Broker {

    private Broker() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration(Integer.parseInt(arguments[0]), Path.of(arguments[1])));
        broker.start();
        System.out.println(JavaProcess.READY);
        StandardInput.awaitEnd();
        broker.stop();
        System.exit(0);
    }

    private static Configuration configuration(int port, Path folder) throws Exception {
        return new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("tcp", "tcp://localhost:" + port)
                .addQueueConfiguration(queue(Queues.CONTACTS))
                .addQueueConfiguration(queue(Queues.DEAD))
                .addAddressSetting(Queues.CONTACTS, redelivery());
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setDurable(true);
    }

    /**
     * A rolled back message is delivered again after one second, then two, and so on up to a minute: for about an hour and a
     * half, in case Heymarket is unavailable. The route rejects invalid messages itself; the limit is for unexpected failures,
     * such as a message that ends the consumer's JVM.
     */
    private static AddressSettings redelivery() {
        return new AddressSettings()
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(60_000)
                .setMaxDeliveryAttempts(100)
                .setDeadLetterAddress(SimpleString.of(Queues.DEAD));
    }
}
