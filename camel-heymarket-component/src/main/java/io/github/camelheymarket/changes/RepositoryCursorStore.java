package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import org.apache.camel.spi.StateRepository;

/** One key of a repository of the user's. How safe it is in a crash is the repository's affair. */
public final class RepositoryCursorStore implements CursorStore {

    private final StateRepository<String, String> repository;
    private final String key;
    private final int mostBytes;

    /** @param mostBytes how long a text may be */
    public RepositoryCursorStore(StateRepository<String, String> repository, String key, int mostBytes) {
        this.repository = repository;
        this.key = key;
        this.mostBytes = mostBytes;
    }

    @Override
    public String load() {
        String text;
        try {
            text = repository.getState(key);
        } catch (RuntimeException e) {
            throw new HeymarketCursorException(this + " cannot be read. The next start tries again.", e);
        }
        if (text != null && text.length() > mostBytes) {
            throw CursorStore.tooLong(this, mostBytes);
        }
        return text;
    }

    @Override
    public void save(String text) {
        if (text.length() > mostBytes) {
            throw CursorStore.tooLong(this, mostBytes);
        }
        try {
            repository.setState(key, text);
        } catch (RuntimeException e) {
            throw new HeymarketCursorException(this + " cannot be written. The route continues where it stopped.", e);
        }
    }

    @Override
    public void close() {
        // The repository is the user's.
    }

    @Override
    public String toString() {
        return "the cursor repository (key " + key + ")";
    }
}
