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

    /** @throws IllegalArgumentException naming the five words */
    public static MessagingStatus of(String word) {
        for (MessagingStatus status : values()) {
            if (status.wire().equalsIgnoreCase(word.trim())) {
                return status;
            }
        }
        throw new IllegalArgumentException("a status is one of "
                + Arrays.stream(values()).map(MessagingStatus::wire).collect(Collectors.joining(", ")));
    }
}
