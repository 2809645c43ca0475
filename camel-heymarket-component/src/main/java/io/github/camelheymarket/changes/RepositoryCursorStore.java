package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import org.apache.camel.spi.StateRepository;

/** One key of a repository that the user provides. Whether a write survives a crash depends on the repository. */
public final class RepositoryCursorStore implements CursorStore {

    private final StateRepository<String, String> repository;
    private final String key;
    private final int maxBytes;

    /** @param maxBytes the maximum length of a text */
    public RepositoryCursorStore(StateRepository<String, String> repository, String key, int maxBytes) {
        this.repository = repository;
        this.key = key;
        this.maxBytes = maxBytes;
    }

    @Override
    public String load() {
        String text;
        try {
            text = repository.getState(key);
        } catch (RuntimeException e) {
            throw new HeymarketCursorException(this + " cannot be read. The next start tries again.", e);
        }
        if (text != null && text.length() > maxBytes) {
            throw CursorStore.tooLong(this, maxBytes);
        }
        return text;
    }

    @Override
    public void save(String text) {
        if (text.length() > maxBytes) {
            throw CursorStore.tooLong(this, maxBytes);
        }
        try {
            repository.setState(key, text);
        } catch (RuntimeException e) {
            throw new HeymarketCursorException(this + " cannot be written. The route continues where it stopped.", e);
        }
    }

    @Override
    public void close() {
        // The repository belongs to the user.
    }

    @Override
    public String toString() {
        return "the cursor repository (key " + key + ")";
    }
}
