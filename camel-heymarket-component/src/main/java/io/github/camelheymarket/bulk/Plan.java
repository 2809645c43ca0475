package io.github.camelheymarket.bulk;

/** What to do about a group of rows. */
sealed interface Plan {

    /** Nothing more to do. */
    record Done(GroupResult verdict) implements Plan {}

    /** A write to be pooled. */
    record Send(PendingWrite write) implements Plan {}

    /** The contact's phone changes, which bulk calls cannot do (R3.5). */
    record ChangePhone(PendingWrite write) implements Plan {}
}
