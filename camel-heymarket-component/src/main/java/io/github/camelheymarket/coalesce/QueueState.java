package io.github.camelheymarket.coalesce;

/**
 * A snapshot of the number of rows.
 *
 * @param pending rows that wait: for other rows, for a call, or for an earlier row with the same key
 * @param inFlight rows in a call
 */
public record QueueState(int pending, int inFlight) {

    public static final QueueState EMPTY = new QueueState(0, 0);
}
