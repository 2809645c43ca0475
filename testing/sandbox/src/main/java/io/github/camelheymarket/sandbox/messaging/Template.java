package io.github.camelheymarket.sandbox.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Saved content.
 *
 * @param title written as {@code title}, read as {@code name}
 * @param localId the caller's identifier, empty if none was given
 * @param gallery images as they were written, {@code null} if none were
 */
public record Template(
        long id,
        long rev,
        String title,
        String localId,
        String text,
        JsonNode gallery,
        boolean archived,
        Instant created,
        Instant updated)
        implements Stored {}
