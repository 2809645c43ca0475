package io.github.camelheymarket.coalesce;

/**
 * How many rows are there: a copy that does not change.
 *
 * @param pending rows that wait, for company, for a call or for another row of their key
 * @param inFlight rows in a call
 */
public record QueueState(int pending, int inFlight) {

    public static final QueueState EMPTY = new QueueState(0, 0);
}
