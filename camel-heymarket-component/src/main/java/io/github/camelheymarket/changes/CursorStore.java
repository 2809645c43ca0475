package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** Stores one text. Used by one thread at a time. */
public interface CursorStore extends Closeable {

    /** The maximum length of a cursor, far more than any cursor needs. */
    int MAX_CURSOR_BYTES = 16 << 20;

    /** The maximum length of the list of known ids: enough for some millions. */
    int MAX_KNOWN_BYTES = 64 << 20;

    /**
     * @return the text saved last, {@code null} if there is none
     * @throws HeymarketCursorException if it cannot be read
     */
    @Nullable
    String load();

    /**
     * Replaces the stored text. After a crash the store has either the old text or the new one, complete.
     *
     * @throws HeymarketCursorException if it cannot be written
     */
    void save(String text);

    /** Names the store in messages. */
    @Override
    String toString();

    @Override
    void close();

    /** Closes stores of which each may be missing, the others also if one of them cannot be closed. */
    static void close(@Nullable CursorStore one, @Nullable CursorStore other) {
        try (one;
                other) {
            // Nothing is done with them.
        }
    }

    static HeymarketCursorException tooLong(CursorStore store, int maxBytes) {
        return new HeymarketCursorException(
                "The content of " + store + " is longer than " + maxBytes
                        + " bytes, the maximum of a cursor. Restore a copy of it; or remove it, and the route starts where its "
                        + "option start says.",
                null);
    }

    /** A store that lasts as long as the process. */
    static CursorStore memory() {
        return new CursorStore() {
            private @Nullable String text;

            @Override
            public @Nullable String load() {
                return text;
            }

            @Override
            public void save(String saved) {
                text = saved;
            }

            @Override
            public void close() {
                // Nothing is open.
            }

            @Override
            public String toString() {
                return "memory";
            }
        };
    }
}
