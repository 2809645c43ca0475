package io.github.camelheymarket.sandbox.store;

import java.time.Instant;

/**
 * One change of a stored contact's consent, kept also after the contact is gone.
 *
 * @param contactId integer id of the contact
 * @param at when
 * @param cause method and path of the call, with the status word or "is_opted_out omitted" behind it; STOP or START where the
 *     person wrote that
 * @param before consent until then
 * @param after consent from then on
 */
public record ConsentChange(long contactId, Instant at, String cause, Consent before, Consent after) {
    /** Whether somebody who was opted out was subscribed again. */
    public boolean isOptIn() {
        return before.unsubscribed() && !after.unsubscribed();
    }

    /** Whether somebody who had opted out by themselves was subscribed again: what no client may cause. */
    public boolean overrulesThePerson() {
        return before.unsubscribedContact() && !after.unsubscribed();
    }
}
