package io.github.camelheymarket.plan;

/** What to do for a group of rows. */
public sealed interface Plan {

    /**
     * Nothing is to be written.
     *
     * @param optsIn the rows ask to opt the contact in, and its status allows that
     */
    record Done(Match match, GroupResult result, boolean optsIn) implements Plan {}

    /** A write that goes together with others. */
    record Send(PendingWrite write) implements Plan {}

    /** The contact's phone changes, which bulk calls cannot do (R3.5). */
    record ChangePhone(PendingWrite write) implements Plan {}
}
