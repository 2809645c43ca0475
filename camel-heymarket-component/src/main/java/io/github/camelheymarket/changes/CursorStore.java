package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import java.io.Closeable;

/** Keeps one text. Used by one thread at a time. */
public interface CursorStore extends Closeable {

    /** The longest cursor that is read or written: far more than one ever has. */
    int MOST_BYTES = 16 << 20;

    /** The same for the ids of all contacts: some millions. */
    int MOST_BYTES_KNOWN = 64 << 20;

    /**
     * @return the last text saved, {@code null} where there is none
     * @throws HeymarketCursorException where that cannot be told
     */
    String load();

    /**
     * Keeps a text in place of the last one. After a crash in the middle there is one of the two, whole.
     *
     * @throws HeymarketCursorException where it could not be kept
     */
    void save(String text);

    /** The place, as a message may name it. */
    @Override
    String toString();

    @Override
    void close();

    /** A text that is longer than a store takes. */
    static HeymarketCursorException tooLong(CursorStore place, int mostBytes) {
        return new HeymarketCursorException(
                "The content of " + place + " is longer than " + mostBytes
                        + " bytes, the maximum of a cursor. Restore a copy of it; or remove it, and the route starts where its "
                        + "option start says.",
                null);
    }

    /** Forgets with the process. */
    static CursorStore memory() {
        return new CursorStore() {
            private String text;

            @Override
            public String load() {
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
