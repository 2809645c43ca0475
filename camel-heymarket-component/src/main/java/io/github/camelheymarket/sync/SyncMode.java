package io.github.camelheymarket.sync;

import io.github.camelheymarket.plan.WriteMode;
import java.util.Locale;

/** Which writes a sync may make. */
public enum SyncMode {
    /** Create missing contacts, update those that differ. */
    UPSERT(WriteMode.UPSERT),
    /** Create missing contacts, leave the others unchanged. */
    CREATE_ONLY(WriteMode.CREATE_ONLY),
    /** Update contacts that differ, create none. */
    UPDATE_ONLY(WriteMode.UPDATE_ONLY),
    /** Create missing contacts, and write only empty fields of the others. */
    FILL_EMPTY(WriteMode.FILL_EMPTY),
    /** As upsert; afterwards delete the contacts that this sync created and the source no longer has. */
    MIRROR(WriteMode.UPSERT);

    private final WriteMode writes;

    SyncMode(WriteMode writes) {
        this.writes = writes;
    }

    /** The writes for rows. */
    public WriteMode writes() {
        return writes;
    }

    /** Whether an empty cell can clear a field, and a row can subscribe a contact. */
    public boolean mayTakeAway() {
        return writes == WriteMode.UPSERT || writes == WriteMode.UPDATE_ONLY;
    }

    /** The value of the option {@code mode}, such as {@code create-only}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if the word is not a mode */
    public static SyncMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
