package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.plan.PendingWrite;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends bulk writes until each row has a result: reads the answer, splits a call that is refused whole (R8.1), and finds out
 * what became of a call without an answer (R8.2).
 */
final class BulkWriter {

    private final WriteCall call;
    private final WriteReconciliation outcomes;
    private final WriteResults results;
    private final RejectedBatchSplitter splitter;

    BulkWriter(WriteCall call, WriteReconciliation outcomes, WriteResults results, RejectedBatchSplitter splitter) {
        this.call = call;
        this.outcomes = outcomes;
        this.results = results;
        this.splitter = splitter;
    }

    /** Sends writes of one endpoint, in one call if Heymarket accepts it. */
    void send(List<PendingWrite> writes) {
        if (writes.isEmpty()) {
            return;
        }
        HeymarketException failure = call.send(writes);
        if (failure instanceof HeymarketUnknownOutcomeException doubt) {
            unanswered(writes, doubt);
        } else if (failure != null) {
            splitter.split(writes, failure);
        }
    }

    private void unanswered(List<PendingWrite> writes, HeymarketUnknownOutcomeException doubt) {
        outcomes.doubt(writes, doubt);
        results.stopIfHopeless(doubt);
        List<PendingWrite> fresh = new ArrayList<>();
        List<PendingWrite> spent = new ArrayList<>();
        outcomes.afterNoAnswer(writes).forEach(write -> (outcomes.isSpent(write) ? spent : fresh).add(write));
        byEndpoint(fresh).values().forEach(this::send);
        if (writes.size() == 1) {
            outcomes.endAlone(spent);
        } else {
            byEndpoint(spent).values().forEach(some -> splitter.split(some, doubt));
        }
    }

    static Map<WriteEndpoint, List<PendingWrite>> byEndpoint(List<PendingWrite> writes) {
        return writes.stream()
                .collect(Collectors.groupingBy(
                        PendingWrite::endpoint, () -> new EnumMap<>(WriteEndpoint.class), Collectors.toList()));
    }
}
