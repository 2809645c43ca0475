package io.github.camelheymarket.examples.cluster;

/** The names that sender and nodes share. */
final class Topics {

    /**
     * One contact per record, as JSON, with the phone as the key, so that the records of one person are in one partition.
     */
    static final String CONTACTS = "contacts";

    /** Records that can never become a contact. */
    static final String DEAD = "contacts-dead";

    /** The consumer group of all nodes. */
    static final String GROUP = "heymarket";

    /** Divisible by 1, 2, 3, 4, 6 and 12 nodes. */
    static final int PARTITIONS = 12;

    private Topics() {}
}
