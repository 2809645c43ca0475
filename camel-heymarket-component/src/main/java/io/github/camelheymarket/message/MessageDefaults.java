package io.github.camelheymarket.message;

import org.jspecify.annotations.Nullable;

/**
 * What the options say for messages that do not say it themselves; {@code null} for nothing.
 *
 * @param inbox name, phone or id
 * @param sender name, e-mail address or id of a member
 * @param template title or id
 */
public record MessageDefaults(
        @Nullable String inbox,
        @Nullable String sender,
        @Nullable String template) {}
