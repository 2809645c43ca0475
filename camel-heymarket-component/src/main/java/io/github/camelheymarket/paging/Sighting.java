package io.github.camelheymarket.paging;

/** What is known of a contact at the moment it turns up in a page. */
enum Sighting {
    /** Nobody has met it before. */
    NEVER_SEEN,
    /** An earlier pass met it, this one had not. */
    NEW_IN_PASS,
    /** This pass has met it already. */
    AGAIN
}
