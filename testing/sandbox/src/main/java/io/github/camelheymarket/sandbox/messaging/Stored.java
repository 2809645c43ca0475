package io.github.camelheymarket.sandbox.messaging;

import java.time.Instant;

/** What {@link Records} keep. */
public interface Stored {
    long id();

    /** When it was last written; what lists are ordered by. */
    Instant updated();
}
