package io.github.camelheymarket.coalesce;

import java.util.List;
import java.util.function.BiConsumer;

/** Upserts rows of several senders together. */
@FunctionalInterface
interface RowsCall {

    /** @param ended receives the result of each row, once */
    void run(List<CoalescedRow> rows, BiConsumer<CoalescedRow, CoalescedResult> ended);
}
