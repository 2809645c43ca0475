package io.github.camelheymarket.row;

import io.github.camelheymarket.exception.HeymarketValidationException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts an input value to a row. */
@FunctionalInterface
public interface RowMapping {

    /**
     * @param index the position of the row in the input, from 0
     * @param source the row as it came
     * @throws HeymarketValidationException when the row is not valid: it is rejected, and the run continues. Any other
     *     exception stops the run
     */
    Row map(long index, Object source);

    /**
     * The key and the opt-out of a row that {@link #map} rejects, where it opts its contact out (R5.5).
     *
     * @return without a key where none is valid; {@code null} where the row opts no contact out
     */
    default @Nullable Row optOutOf(long index, Object source) {
        return null;
    }

    /** The title of a custom field by its id, {@code null} where it is not known. */
    default @Nullable String title(long customField) {
        return null;
    }

    /** The columns that were not stored; called when the run has ended. */
    default Set<String> leftOut() {
        return Set.of();
    }

    /** Keys of {@code map.} that match no column of the input; called when the run has ended. */
    default Set<String> unmetMapKeys() {
        return Set.of();
    }
}
