package io.github.camelheymarket.sync;

import io.github.camelheymarket.bulk.WriteMode;
import java.util.Locale;

/** What a sync may do to bring Heymarket in line with its source. */
public enum SyncMode {
    /** Create who is absent, update who differs. */
    UPSERT(WriteMode.UPSERT),
    /** Create who is absent, leave the others alone. */
    CREATE_ONLY(WriteMode.CREATE_ONLY),
    /** Update who differs, create nobody. */
    UPDATE_ONLY(WriteMode.UPDATE_ONLY),
    /** Create who is absent, and fill only fields that hold nothing of who is there. */
    FILL_EMPTY(WriteMode.FILL_EMPTY),
    /** As upsert; afterwards delete whom this sync once created and its source has no more (R10). */
    MIRROR(WriteMode.UPSERT);

    private final WriteMode writes;

    SyncMode(WriteMode writes) {
        this.writes = writes;
    }

    /** The writes it makes for rows. */
    public WriteMode writes() {
        return writes;
    }

    /** Whether an empty cell can clear a field, and a row's "not opted out" subscribe somebody. */
    public boolean mayTakeAway() {
        return writes == WriteMode.UPSERT || writes == WriteMode.UPDATE_ONLY;
    }

    /** The word of the option {@code mode}, such as {@code create-only}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a word that is no mode */
    public static SyncMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
