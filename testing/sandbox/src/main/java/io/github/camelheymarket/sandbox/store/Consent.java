package io.github.camelheymarket.sandbox.store;

/**
 * Whether a contact may be messaged.
 *
 * @param unsubscribedAdmin opted out by the team, through the API or the app
 * @param unsubscribedContact opted out by the person, for example with STOP
 * @param blocked no traffic either way
 */
public record Consent(boolean unsubscribedAdmin, boolean unsubscribedContact, boolean blocked) {
    /** Subscribed and not blocked. */
    public static final Consent ACTIVE = new Consent(false, false, false);

    /** Opted out, by whomever; what the API calls {@code is_opted_out} and {@code unsubscribed}. */
    public boolean unsubscribed() {
        return unsubscribedAdmin || unsubscribedContact;
    }

    /** Opted out by the team; the person's own opt-out stands. */
    public Consent unsubscribe() {
        return new Consent(true, unsubscribedContact, blocked);
    }

    /** Subscribed again, whoever had opted out. */
    public Consent subscribe() {
        return new Consent(false, false, blocked);
    }

    /** With the block set or lifted. */
    public Consent blocked(boolean value) {
        return new Consent(unsubscribedAdmin, unsubscribedContact, value);
    }
}
