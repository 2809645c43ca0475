package io.github.camelheymarket.changes;

import java.util.Map;

/**
 * Keeps the states that the application wrote itself over a restart. A failure is logged and not thrown, because without these
 * states some changes are delivered that need not be, and none is lost. Called with the lock of {@link OwnStates}.
 */
public interface OwnStore {

    /** Adds the stored states. */
    void load(Map<String, OwnState> states);

    /**
     * Stores one more state.
     *
     * @param line see {@link OwnState#line}
     * @param states all states, this one included
     */
    void append(String line, Map<String, OwnState> states);

    /** Replaces what is stored. */
    void replace(Map<String, OwnState> states);

    /** Stores all states, unless {@link #append} has done so. */
    void save(Map<String, OwnState> states);

    /** A store that lasts as long as the process. */
    static OwnStore memory() {
        return new OwnStore() {
            @Override
            public void load(Map<String, OwnState> states) {
                // Nothing is stored.
            }

            @Override
            public void append(String line, Map<String, OwnState> states) {
                // As above.
            }

            @Override
            public void replace(Map<String, OwnState> states) {
                // As above.
            }

            @Override
            public void save(Map<String, OwnState> states) {
                // As above.
            }
        };
    }
}
