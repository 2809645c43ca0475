package io.github.camelheymarket.spi;

/** Who goes first when the budget is short, the first constant before the others (R8.4). */
public enum Priority {
    /** Opt-outs and everything else about consent. */
    CONSENT,
    /** A call somebody waits for. */
    SINGLE,
    /** A job over many contacts. */
    BULK
}
