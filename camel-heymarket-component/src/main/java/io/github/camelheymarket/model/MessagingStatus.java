package io.github.camelheymarket.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code contacts/set-status} can set (C5.9). */
public enum MessagingStatus {
    ACTIVE,
    BLOCKED,
    UNBLOCKED,
    SUBSCRIBED,
    UNSUBSCRIBED;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether setting it can let messages through to somebody who does not want them. */
    public boolean opensTheDoor() {
        return this == ACTIVE || this == UNBLOCKED || this == SUBSCRIBED;
    }

    /** Whether a contact's status says that it is so; one that does not tell does not. */
    public boolean isShownBy(ContactStatus status) {
        boolean isSubscribed = Boolean.FALSE.equals(status.optedOut());
        boolean isUnblocked = Boolean.FALSE.equals(status.getBlocked());
        return switch (this) {
            case ACTIVE -> isSubscribed && isUnblocked;
            case BLOCKED -> Boolean.TRUE.equals(status.getBlocked());
            case UNBLOCKED -> isUnblocked;
            case SUBSCRIBED -> isSubscribed;
            case UNSUBSCRIBED -> Boolean.TRUE.equals(status.optedOut());
        };
    }

    /** @throws IllegalArgumentException naming the five words */
    public static MessagingStatus of(String word) {
        for (MessagingStatus status : values()) {
            if (status.wire().equalsIgnoreCase(word.trim())) {
                return status;
            }
        }
        throw new IllegalArgumentException("a status must be one of "
                + Arrays.stream(values()).map(MessagingStatus::wire).collect(Collectors.joining(", ")));
    }
}
