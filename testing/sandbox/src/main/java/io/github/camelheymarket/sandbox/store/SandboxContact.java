package io.github.camelheymarket.sandbox.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A stored contact; immutable, each write makes a new one. Text members are never {@code null}, empty means nothing is stored.
 *
 * @param id integer id
 * @param rev rises by one with each write, from 1
 * @param created when it was created
 * @param updated when it was last written
 * @param op last operation: create, update or status
 * @param phone primary phone in digits, empty if there is none
 * @param custom values by custom field id
 * @param avatar URL as written
 * @param assignedUserId owner, {@code null} for none
 * @param tags tag ids in the order they were given
 * @param emailSuppressions ids; never in an answer
 * @param channels all channels, the primary phone first
 */
public record SandboxContact(
        long id,
        long rev,
        Instant created,
        Instant updated,
        String op,
        String phone,
        String first,
        String last,
        String displayName,
        String email,
        Map<Long, String> custom,
        String avatar,
        Long assignedUserId,
        List<Long> tags,
        List<Long> emailSuppressions,
        List<Channel> channels,
        Consent consent) {

    public SandboxContact {
        custom = Map.copyOf(custom);
        tags = List.copyOf(tags);
        emailSuppressions = List.copyOf(emailSuppressions);
        channels = List.copyOf(channels);
    }

    /** The UUID that goes with the integer id. */
    public UUID uuid() {
        return ContactIds.uuid(id);
    }

    /** What the API calls {@code is_opted_out}. */
    public boolean isOptedOut() {
        return consent.unsubscribed();
    }

    /** A change of this contact. */
    public ContactChange change() {
        return new ContactChange(this);
    }

    @Override
    public String toString() {
        return "SandboxContact[id=" + id + ", rev=" + rev + "]";
    }
}
