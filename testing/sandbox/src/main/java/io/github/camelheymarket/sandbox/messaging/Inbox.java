package io.github.camelheymarket.sandbox.messaging;

import java.util.List;

/**
 * An inbox of the team.
 *
 * @param phone its number in digits, empty for one that takes e-mails
 * @param members ids of those who have access
 */
public record Inbox(long id, String name, String phone, List<Long> members) {
    public Inbox {
        members = List.copyOf(members);
    }

    /** Whether it takes e-mails instead of messages. */
    public boolean isEmail() {
        return phone.isEmpty();
    }
}
