package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** Brings progress into the store: one write for all that was done meanwhile, and none where nothing was. */
final class CursorKeeper {

    /** What is done is noted after that time at the latest, as long as more is done. */
    private static final Duration LATEST = Duration.ofSeconds(1);

    private final CursorStore store;
    private final CursorText text;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private String last;
    private volatile Instant savedAt;

    CursorKeeper(CursorStore store, Account account, TimeSource time) {
        this.store = store;
        this.text = new CursorText("changes", account, store.toString());
        this.time = time;
        this.savedAt = time.steady();
    }

    /** @return {@code null} where there is none yet */
    Cursor load() {
        last = store.load();
        return last == null ? null : text.read(last, CursorCodec::read);
    }

    String write(CursorState cursor) {
        return text.write(CursorCodec.write(cursor), cursor.team(), CursorCodec.format(cursor));
    }

    /** @throws HeymarketCursorException where it could not be kept; nothing is lost by that as long as the process lives */
    void save(Progress progress) {
        lock.lock();
        try {
            int unsaved = progress.unsaved();
            String now = write(progress.state());
            if (!now.equals(last)) {
                store.save(now);
                last = now;
            }
            progress.saved(unsaved);
            savedAt = time.steady();
        } finally {
            lock.unlock();
        }
    }

    boolean isLate() {
        return Duration.between(savedAt, time.steady()).compareTo(LATEST) > 0;
    }

    HeymarketCursorException otherTeam() {
        return text.otherAccount("whose contacts belong to another team");
    }
}
