package io.github.camelheymarket.spi;

/** The order in which waiting calls get a permit of the {@link RequestBudget}: the first constant goes first. */
public enum Priority {
    /** Opt-outs and other calls about consent. */
    CONSENT,
    /** The call of a single exchange. */
    SINGLE,
    /** A call of a bulk job. */
    BULK
}
