package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.option.Bounds;
import io.github.camelheymarket.row.MatchBy;
import java.time.Duration;
import java.util.Set;

/**
 * How rows are collected.
 *
 * @param bulkSize the maximum number of rows in a call
 * @param delay the maximum time that a row, once it is ready, waits for other rows; 0 for no wait
 * @param matchBy what identifies a contact: two rows of one contact are never in one call
 */
public record CoalesceSettings(int bulkSize, Duration delay, Set<MatchBy> matchBy) {

    public CoalesceSettings {
        Bounds.atLeast("coalesceDelay", 0, delay);
    }
}
