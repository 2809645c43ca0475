package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.row.Row;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A row that waits for others, or is part of a call. */
public final class CoalescedRow {

    /** The state of the row. */
    enum State {
        WAITING,
        SENT,
        ENDED
    }

    private final Row row;
    private final @Nullable HeymarketValidationException rejection;
    private final Set<String> keys;
    private final Consumer<CoalescedResult> whenEnded;

    /** Guarded by the lock of the coalescer, as {@link #readySince} is. */
    State state = State.WAITING;
    /** {@link System#nanoTime()} when the row became ready. */
    long readySince;

    CoalescedRow(
            Row row,
            @Nullable HeymarketValidationException rejection,
            Set<String> keys,
            Consumer<CoalescedResult> whenEnded) {
        this.row = row;
        this.rejection = rejection;
        this.keys = keys;
        this.whenEnded = whenEnded;
    }

    Set<String> keys() {
        return keys;
    }

    Object source() {
        return row.source();
    }

    /**
     * The row with its index in a call.
     *
     * @throws HeymarketValidationException if it was rejected before
     */
    Row accepted(long index) {
        if (rejection != null) {
            throw rejection;
        }
        return at(index);
    }

    Row at(long index) {
        return new Row(index, row.source(), row.matchBy(), row.fields(), row.optedOut(), row.ignoredColumns());
    }

    void report(CoalescedResult result) {
        whenEnded.accept(result);
    }

    /** Without the keys, which are personal data. */
    @Override
    public String toString() {
        return "CoalescedRow[" + state + "]";
    }
}
