package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.row.MatchBy;
import java.time.Duration;
import java.util.Set;

/**
 * How rows wait for company.
 *
 * @param bulkSize most rows in a call
 * @param delay how long a row waits at most for others, once its turn has come; 0 waits for nobody
 * @param matchBy what makes two rows the same person, who are never in one call
 */
public record CoalesceSettings(int bulkSize, Duration delay, Set<MatchBy> matchBy) {

    public CoalesceSettings {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("coalesceDelay must not be negative");
        }
    }
}
