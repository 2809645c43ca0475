package io.github.camelheymarket.examples.routes;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An Artemis broker in memory. */
final class Broker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final String url;

    Broker() throws Exception {
        url = "tcp://localhost:" + freePort();
        server.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("tcp", url));
        server.start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return url;
    }

    /** The texts of the next messages of a queue. */
    List<String> receive(String queue, int count) throws Exception {
        List<String> texts = new ArrayList<>();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession();
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            while (texts.size() < count) {
                TextMessage message = (TextMessage) consumer.receive(PATIENCE.toMillis());
                if (message == null) {
                    throw new AssertionError("Only " + texts.size() + " messages: " + texts);
                }
                texts.add(message.getText());
            }
        }
        return texts;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
