package io.github.camelheymarket.examples.queue;

/** The names that broker, consumer and sender share. */
final class Queues {

    /** One contact per message, as JSON. */
    static final String CONTACTS = "contacts";

    /** Messages that can never become a contact. */
    static final String DEAD = "contacts.dead";

    /** The property of a dead letter with the reason. */
    static final String REASON = "reason";

    private Queues() {}

    /**
     * Without a window a consumer takes one message at a time; with one, the first consumer would take thousands of messages,
     * and the others none.
     */
    static String url(int port) {
        return "tcp://localhost:" + port + "?consumerWindowSize=0";
    }
}
