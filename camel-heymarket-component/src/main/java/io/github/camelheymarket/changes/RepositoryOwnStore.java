package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import java.util.Map;

/** Stores the newest states in a {@link CursorStore}, which is written as often as the cursor. */
public final class RepositoryOwnStore implements OwnStore {

    private static final int MAX = 10_000;

    private final CursorStore store;
    private final OwnStoreFailures failures;
    private boolean changed;

    public RepositoryOwnStore(CursorStore store) {
        this.store = store;
        this.failures = new OwnStoreFailures(store.toString());
    }

    @Override
    public void load(Map<String, OwnState> states) {
        try {
            String text = store.load();
            if (text != null) {
                text.lines().forEach(line -> OwnState.read(line, states));
            }
        } catch (HeymarketCursorException e) {
            failures.add(e);
        }
    }

    @Override
    public void append(String line, Map<String, OwnState> states) {
        changed = true;
    }

    @Override
    public void replace(Map<String, OwnState> states) {
        changed = true;
        save(states);
    }

    @Override
    public void save(Map<String, OwnState> states) {
        if (!changed) {
            return;
        }
        StringBuilder text = new StringBuilder();
        states.entrySet().stream()
                .filter(entry -> entry.getValue().isOwn())
                .skip(Math.max(
                        0, states.values().stream().filter(OwnState::isOwn).count() - MAX))
                .forEach(entry ->
                        text.append(entry.getValue().line(entry.getKey())).append('\n'));
        try {
            store.save(text.toString());
            changed = false;
        } catch (HeymarketCursorException e) {
            failures.add(e);
        }
    }
}
