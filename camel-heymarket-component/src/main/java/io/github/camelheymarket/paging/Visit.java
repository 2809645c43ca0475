package io.github.camelheymarket.paging;

/** Whether a contact of a page was visited before. */
enum Visit {
    /** No walk has visited the contact before. */
    FIRST,
    /** An earlier walk has visited the contact, but not this one. */
    FIRST_IN_WALK,
    /** An earlier pass of this walk has visited the contact, but not this one. */
    FIRST_IN_PASS,
    /** This pass has visited the contact before. */
    REPEATED;

    boolean isFirstInWalk() {
        return this == FIRST || this == FIRST_IN_WALK;
    }
}
