package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes the cursor to its store: one write for all changes delivered since the last one, and none if there were none. */
final class CursorKeeper {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final CursorStore store;
    private final CursorText text;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String lastSaved;
    private volatile Instant savedAt;

    CursorKeeper(CursorStore store, Account account, TimeSource time) {
        this.store = store;
        this.text = new CursorText("changes", account, store.toString());
        this.time = time;
        this.savedAt = time.steady();
    }

    /** @return {@code null} if the store is empty */
    @Nullable
    Cursor load() {
        lastSaved = store.load();
        return lastSaved == null ? null : text.read(lastSaved, CursorCodec::read);
    }

    String write(CursorState cursor) {
        return text.write(CursorCodec.write(cursor), cursor.team(), CursorCodec.format(cursor));
    }

    /**
     * @throws HeymarketCursorException if the store failed; a later call repeats the write, so nothing is lost while the
     *     process lives
     */
    void save(Progress progress) {
        lock.lock();
        try {
            int unsaved = progress.unsaved();
            String current = write(progress.state());
            if (!current.equals(lastSaved)) {
                store.save(current);
                lastSaved = current;
            }
            progress.saved(unsaved);
            savedAt = time.steady();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the last save is so long ago that deliveries must not wait any longer for the next one. */
    boolean isLate() {
        return Duration.between(savedAt, time.steady()).compareTo(MAX_AGE) > 0;
    }

    HeymarketCursorException otherTeam() {
        return text.otherAccount("whose contacts belong to another team");
    }
}
