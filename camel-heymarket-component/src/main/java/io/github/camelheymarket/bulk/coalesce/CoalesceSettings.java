package io.github.camelheymarket.bulk.coalesce;

import io.github.camelheymarket.row.MatchBy;
import java.time.Duration;
import java.util.Set;

/**
 * How rows wait for company.
 *
 * @param bulkSize most rows in a call
 * @param delay how long a row waits at most for others, once its turn has come; 0 waits for nobody
 * @param maxPending most rows that wait or are under way; who brings one more waits until one has ended
 * @param matchBy what makes two rows the same person, who are never in one call
 */
public record CoalesceSettings(int bulkSize, Duration delay, int maxPending, Set<MatchBy> matchBy) {

    public CoalesceSettings {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("coalesceDelay is not negative");
        }
        if (maxPending < 1) {
            throw new IllegalArgumentException("coalesceMaxPending is at least 1");
        }
    }
}
