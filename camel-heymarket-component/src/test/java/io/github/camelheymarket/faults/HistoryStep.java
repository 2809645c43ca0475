package io.github.camelheymarket.faults;

import java.util.List;
import org.apache.camel.Exchange;

/**
 * What was asked for in one call of a history, and how it ended.
 *
 * @param kind of the operation
 * @param uri with its options
 * @param rows what was given, in its order
 * @param exchange {@code null} if the component was killed meanwhile
 */
record HistoryStep(Kind kind, String uri, List<Row> rows, Exchange exchange) {

    enum Kind {
        LOAD,
        MIRROR,
        OPT_OUT,
        CREATE,
        UPDATE,
        DELETE,
        BULK_DELETE
    }

    /**
     * @param person whose phone it has
     * @param first a value that no other row of the history has; {@code null} in a row that deletes
     * @param tier of the custom field, as unique; {@code null} if the row does not have it
     */
    record Row(int person, String first, String tier) {}

    boolean isKilled() {
        return exchange == null;
    }

    boolean has(String option) {
        return uri.contains(option);
    }

    /** Whether contacts are searched before they are written, so that nobody can be stored twice. */
    boolean searches() {
        return kind == Kind.MIRROR || kind == Kind.LOAD && !has("resolve=false");
    }
}
