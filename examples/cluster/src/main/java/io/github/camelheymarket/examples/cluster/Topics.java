package io.github.camelheymarket.examples.cluster;

/** The names that sender and nodes have to agree on. */
final class Topics {

    /** One contact a record, as JSON, keyed by phone: so all of one person are in one partition, in their order. */
    static final String CONTACTS = "contacts";

    /** Records that no repetition would make a contact. */
    static final String DEAD = "contacts-dead";

    /** Header of a dead record: why it is there. */
    static final String REASON = "reason";

    /** Header of a dead record: the partition and offset that it had. */
    static final String ORIGIN = "origin";

    /** The consumer group of all nodes. */
    static final String GROUP = "heymarket";

    /** As many as can be shared evenly by 1, 2, 3, 4, 6 and 12 nodes. */
    static final int PARTITIONS = 12;

    private Topics() {}
}
