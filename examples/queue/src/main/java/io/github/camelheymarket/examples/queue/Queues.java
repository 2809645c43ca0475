package io.github.camelheymarket.examples.queue;

/** The names that broker, consumer and sender have to agree on. */
final class Queues {

    /** One contact a message, as JSON. */
    static final String CONTACTS = "contacts";

    /** Messages that no repetition would make a contact. */
    static final String DEAD = "contacts.dead";

    /** Property of a dead message: why it is there. */
    static final String REASON = "reason";

    private Queues() {}

    /**
     * Without a window a consumer takes one message at a time from the broker; else the first to come would take
     * thousands that the others then have to wait for.
     */
    static String url(int port) {
        return "tcp://localhost:" + port + "?consumerWindowSize=0";
    }
}
