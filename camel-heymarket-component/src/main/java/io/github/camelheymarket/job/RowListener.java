package io.github.camelheymarket.job;

import io.github.camelheymarket.model.RowResult;

/**
 * Receives the result of each row as soon as it is known, not always in the order of the input: for rejected rows, progress and
 * ledgers. An exception of a listener stops the run (R6.5).
 */
@FunctionalInterface
public interface RowListener {

    /** Ignores the results. */
    RowListener NONE = (source, result) -> {};

    /**
     * @param source the row as it came
     * @param result its result
     */
    void onRow(Object source, RowResult result);
}
