package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.merge.WriteEndpoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends bulk writes and stays with them until each row has an end: reads the answer, has what is refused whole split
 * (R8.1), finds out about what got no answer (R8.2).
 */
final class BulkWriter {

    private final WriteCalls calls;
    private final FateSettler outcomes;
    private final RejectedBatchSplitter failed;

    BulkWriter(WriteCalls calls, FateSettler outcomes, RejectedBatchSplitter failed) {
        this.calls = calls;
        this.outcomes = outcomes;
        this.failed = failed;
    }

    /** Sends writes of one route, in one call if it is taken. */
    void send(List<PendingWrite> writes) {
        if (writes.isEmpty()) {
            return;
        }
        HeymarketException failure = calls.send(writes);
        if (failure instanceof HeymarketUnknownOutcomeException doubt) {
            FateSettler.Left left = outcomes.settle(writes, doubt);
            byRoute(left.again()).values().forEach(this::send);
            if (writes.size() == 1) {
                outcomes.endAlone(left.stuck());
            } else {
                byRoute(left.stuck()).values().forEach(stuck -> failed.split(stuck, doubt));
            }
        } else if (failure != null) {
            failed.split(writes, failure);
        }
    }

    static Map<WriteEndpoint, List<PendingWrite>> byRoute(List<PendingWrite> writes) {
        return writes.stream()
                .collect(Collectors.groupingBy(
                        PendingWrite::route, () -> new EnumMap<>(WriteEndpoint.class), Collectors.toList()));
    }
}
