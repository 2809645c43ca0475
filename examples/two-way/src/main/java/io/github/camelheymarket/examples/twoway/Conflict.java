package io.github.camelheymarket.examples.twoway;

/** Who wins where both sides were edited. */
enum Conflict {
    /** Who edited last. */
    last,
    /** The table. */
    source,
    heymarket,
    /** The route {@code direct:ask} decides. */
    ask
}
