package io.github.camelheymarket.message;

/** By whom a message may have been sent before the exchange that carries it now. */
public enum EarlierSend {
    /** By nobody. */
    NONE,
    /** By an earlier run, which ended before this one began. */
    BEFORE_START,
    /** By another program, a moment ago. */
    JUST_NOW
}
