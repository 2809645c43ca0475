package io.github.camelheymarket.sandbox.messaging;

import java.time.Instant;

/**
 * A standard question.
 *
 * @param type for example nps or csat
 */
public record Survey(long id, String name, String type, String question, Instant created, Instant updated)
        implements Stored {}
