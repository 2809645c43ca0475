package io.github.camelheymarket.paging;

/** What is known of a contact at the moment it turns up in a page. */
enum Sighting {
    /** Nobody has met it before. */
    NEVER_SEEN,
    /** An earlier walk met it, this one had not. */
    NEW_IN_WALK,
    /** This walk met it in an earlier pass. */
    NEW_IN_PASS,
    /** This pass has met it already. */
    AGAIN;

    boolean isNewInWalk() {
        return this == NEVER_SEEN || this == NEW_IN_WALK;
    }
}
