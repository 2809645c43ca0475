package io.github.camelheymarket.changes;

import java.util.Map;

/** The states in a text of a cursor store, which is written as often as the cursor. The newest are kept. */
public final class RepositoryOwnStore implements OwnStore {

    private static final int MAX = 10_000;

    private final CursorStore store;
    private boolean changed;

    public RepositoryOwnStore(CursorStore store) {
        this.store = store;
    }

    @Override
    public void load(Map<String, OwnState> states) {
        String text = store.load();
        if (text != null) {
            text.lines().forEach(line -> OwnState.read(line, states));
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
        store.save(text.toString());
        changed = false;
    }
}
