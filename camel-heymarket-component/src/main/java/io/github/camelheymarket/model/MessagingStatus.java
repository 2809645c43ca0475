package io.github.camelheymarket.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The states that {@code contacts/set-status} can set (C5.9). */
public enum MessagingStatus {
    ACTIVE,
    BLOCKED,
    UNBLOCKED,
    SUBSCRIBED,
    UNSUBSCRIBED;

    /** The value in requests. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether setting it may allow messages to a contact that has opted out or is blocked. */
    public boolean mayAllowMessages() {
        return this == ACTIVE || this == UNBLOCKED || this == SUBSCRIBED;
    }

    /** Whether a status shows that this state is set; {@code false} if the status does not show it. */
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

    /**
     * The state for a value of the option {@code status}, in any case.
     *
     * @throws IllegalArgumentException if there is none; the message lists all
     */
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
