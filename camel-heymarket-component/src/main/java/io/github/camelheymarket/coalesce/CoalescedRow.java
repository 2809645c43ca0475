package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.row.Row;
import java.util.Set;
import java.util.function.Consumer;

/** A row that waits for company, or rides in a call. */
public final class CoalescedRow {

    /** How far it has come. */
    enum State {
        WAITING,
        SENT,
        ENDED
    }

    private final Row row;
    private final HeymarketValidationException rejection;
    private final Set<String> keys;
    private final Consumer<CoalescedResult> whenEnded;

    /** Under the lock of the coalescer, as is the next. */
    State state = State.WAITING;
    /** {@link System#nanoTime()} when its turn came. */
    long readySince;

    CoalescedRow(
            Row row, HeymarketValidationException rejection, Set<String> keys, Consumer<CoalescedResult> whenEnded) {
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
     * The row at its place in a call.
     *
     * @throws HeymarketValidationException where it was rejected before
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

    void tell(CoalescedResult end) {
        whenEnded.accept(end);
    }

    /** Without the keys, which are a person's data. */
    @Override
    public String toString() {
        return "CoalescedRow[" + state + "]";
    }
}
