package io.github.camelheymarket.row;

import io.github.camelheymarket.exception.HeymarketValidationException;
import java.util.Set;

/** Makes a row out of what came in. */
@FunctionalInterface
public interface RowMapping {

    /**
     * @param index the row's place in the input, from 0
     * @param source the row as it came
     * @throws HeymarketValidationException when the row is not acceptable: it is rejected, the run goes on. Any other
     *     exception stops the run
     */
    Row map(long index, Object source);

    /**
     * What is left of a row that {@link #map} does not accept, where it opts its person out (R5.5): the key and the opt-out.
     *
     * @return without a key where none can be read; {@code null} where the row opts nobody out
     */
    default Row optOutOf(long index, Object source) {
        return null;
    }

    /** The title of a custom field by its id, for people to read; {@code null} where it is not known. */
    default String title(long customField) {
        return null;
    }

    /** Columns that were left out, of whatever rows; read when the run is over. */
    default Set<String> leftOut() {
        return Set.of();
    }

    /** Keys of {@code map.} that no column of the run has met; read when the run is over. */
    default Set<String> unmetMapKeys() {
        return Set.of();
    }
}
