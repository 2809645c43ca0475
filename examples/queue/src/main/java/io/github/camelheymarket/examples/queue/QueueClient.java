package io.github.camelheymarket.examples.queue;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends messages to the broker, counts them, and takes dead letters out. */
final class QueueClient implements AutoCloseable {

    private static final int SENT_AT_ONCE = 500;
    private static final long TO_COME = 500;

    private final ActiveMQConnectionFactory factory;

    QueueClient(String url) {
        factory = new ActiveMQConnectionFactory(url);
    }

    /**
     * Sends a message for each text, persistent and in transactions.
     *
     * @return the number of messages
     */
    int send(Iterator<String> texts) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(Queues.CONTACTS))) {
            int sent = 0;
            while (texts.hasNext()) {
                producer.send(session.createTextMessage(texts.next()));
                if (++sent % SENT_AT_ONCE == 0) {
                    session.commit();
                }
            }
            session.commit();
            return sent;
        }
    }

    /** The number of messages in a queue, including uncommitted ones. */
    long count(String queue) throws JMSException {
        try (QueueConnection connection = factory.createQueueConnection();
                QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            QueueRequestor management =
                    new QueueRequestor(session, ActiveMQJMSClient.createQueue("activemq.management"));
            Message question = session.createMessage();
            JMSManagementHelper.putAttribute(question, "queue." + queue, "messageCount");
            return ((Number) JMSManagementHelper.getResult(management.request(question))).longValue();
        } catch (JMSException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The broker does not return the number of messages in " + queue, e);
        }
    }

    /** Takes all dead letters out; each is removed after {@code taker} has returned. */
    void takeDead(Consumer<DeadLetter> taker) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(Queues.DEAD))) {
            connection.start();
            for (Message message = consumer.receive(TO_COME); message != null; message = consumer.receive(TO_COME)) {
                String text = message instanceof TextMessage known ? known.getText() : "";
                String reason = message.getStringProperty(Queues.REASON);
                taker.accept(new DeadLetter(text, reason == null ? "DELIVERED_TOO_OFTEN: see the log" : reason));
                session.commit();
            }
        }
    }

    @Override
    public void close() {
        factory.close();
    }

    /**
     * @param text the message, unchanged
     * @param reason a code, a colon and a sentence
     */
    record DeadLetter(String text, String reason) {}
}
