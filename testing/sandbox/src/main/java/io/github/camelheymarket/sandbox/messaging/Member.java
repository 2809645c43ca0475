package io.github.camelheymarket.sandbox.messaging;

import java.time.Instant;

/**
 * A person of the team. Member, user and membership are one here, under one id (C9.5).
 *
 * @param roleId 1 for admin, 4 for member
 */
public record Member(
        long id,
        String firstName,
        String lastName,
        String phone,
        String email,
        long roleId,
        Instant created,
        Instant updated)
        implements Stored {

    public String name() {
        return (firstName + " " + lastName).trim();
    }

    /** What the team call says of the role; its values are not documented. */
    public String role() {
        return roleId == 1 ? "admin" : "member";
    }

    @Override
    public String toString() {
        return "Member[id=" + id + "]";
    }
}
