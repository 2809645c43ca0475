package io.github.camelheymarket.conformance.probe;

/**
 * The phone of the person who runs the kit, the only one that the kit sends messages to.
 *
 * @param number digits with country code
 * @param inbox the inbox to send from, 0 for the only one with a phone
 * @param optOut whether the kit may opt the number out and in again
 */
public record Recipient(String number, long inbox, boolean optOut) {
    /** The maximum number of messages that a run sends. */
    public int messages() {
        return SendProbes.MESSAGES + (optOut ? 1 : 0);
    }

    @Override
    public String toString() {
        return "Recipient[ends in " + number.substring(number.length() - 2) + "]";
    }
}
