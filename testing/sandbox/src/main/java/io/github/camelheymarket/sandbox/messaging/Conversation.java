package io.github.camelheymarket.sandbox.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A thread between an inbox and one person, a group or the addressees of an e-mail.
 *
 * @param channel sms, mms for a group, or email
 * @param targets phones in digits, or addresses
 * @param name title
 * @param open whether it is open; closing archives it
 * @param assigned who owns it, {@code null} for nobody
 * @param creator who began it, 0 for the person outside
 * @param unread for whom it counts as unread
 * @param lastInbound time of the last message that came in, {@code null} for none
 */
public record Conversation(
        long id,
        long rev,
        long inboxId,
        String channel,
        List<String> targets,
        String name,
        boolean open,
        Long assigned,
        long creator,
        Set<Long> unread,
        Instant lastInbound,
        Instant created,
        Instant updated)
        implements Stored {
    public static final String SMS = "sms";
    public static final String MMS = "mms";
    public static final String EMAIL = "email";

    public Conversation {
        targets = List.copyOf(targets);
        unread = Set.copyOf(unread);
    }

    /** The person outside, or all of them. */
    public String target() {
        return String.join(",", targets);
    }

    public Conversation open(boolean value, Instant now) {
        return with(inboxId, value, assigned, unread, lastInbound, now);
    }

    public Conversation assigned(Long value, Instant now) {
        return with(inboxId, open, value, unread, lastInbound, now);
    }

    public Conversation unread(Set<Long> value, Instant now) {
        return with(inboxId, open, assigned, value, lastInbound, now);
    }

    /** With a message that came in: open, and unread by those members. */
    public Conversation received(Set<Long> members, Instant now) {
        return with(inboxId, true, assigned, members, now, now);
    }

    /** In another inbox, which it enters without those who have no access to it. */
    public Conversation moved(Inbox inbox, Instant now) {
        Long owner = assigned != null && inbox.members().contains(assigned) ? assigned : null;
        return with(inbox.id(), open, owner, Set.of(), lastInbound, now);
    }

    private Conversation with(
            long inbox, boolean isOpen, Long owner, Set<Long> unreadBy, Instant inbound, Instant now) {
        return new Conversation(
                id, rev + 1, inbox, channel, targets, name, isOpen, owner, creator, unreadBy, inbound, created, now);
    }

    @Override
    public String toString() {
        return "Conversation[id=" + id + ", inbox=" + inboxId + "]";
    }
}
