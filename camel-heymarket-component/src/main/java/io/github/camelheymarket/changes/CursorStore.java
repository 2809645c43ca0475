package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import java.io.Closeable;

/** Keeps one text. Used by one thread at a time. */
public interface CursorStore extends Closeable {

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
