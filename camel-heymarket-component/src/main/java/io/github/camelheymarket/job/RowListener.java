package io.github.camelheymarket.job;

import io.github.camelheymarket.model.RowResult;

/**
 * Is told what became of each row as soon as that is known, which is not always in the order of the input: for rejected
 * rows, progress and ledgers. An exception of a listener stops the run (R6.5).
 */
@FunctionalInterface
public interface RowListener {

    /** Listens to nothing. */
    RowListener NONE = (source, result) -> {};

    /**
     * @param source the row as it came
     * @param result what became of it
     */
    void onRow(Object source, RowResult result);
}
