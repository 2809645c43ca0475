package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.BatchAnswer;
import io.github.camelheymarket.model.BulkAnswer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends bulk writes and stays with them until each row has an end: reads the answer, has what is refused whole split
 * (R8.1), finds out about what got no answer (R8.2).
 */
final class BulkWriter {

    private final BulkCalls calls;
    private final WriteAnswers answers;
    private final FateSettler outcomes;
    private final RunRecorder log;
    private final RejectedBatchSplitter failed;
    private final RunObserver monitor;

    BulkWriter(
            BulkCalls calls,
            WriteAnswers answers,
            FateSettler outcomes,
            Relook relook,
            RowPlanner planner,
            PhoneChange phones,
            RunRecorder log,
            SplitBudget splits,
            RunObserver monitor) {
        this.calls = calls;
        this.answers = answers;
        this.outcomes = outcomes;
        this.log = log;
        PartialCalls parts = new PartialCalls(this::sendOnce, outcomes, log, splits);
        this.failed = new RejectedBatchSplitter(
                parts,
                new RejectedBatchLook(calls, relook, planner, phones, log, splits),
                new UnansweredBatchSplitter(parts, outcomes));
        this.monitor = monitor;
    }

    /** Sends writes of one route, in one call if it is taken. */
    void send(List<PendingWrite> writes) {
        if (writes.isEmpty()) {
            return;
        }
        HeymarketException failure = sendOnce(writes);
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

    /**
     * @return the failure where a part of the writes may do better: the call was refused whole, or its outcome is unknown; else
     *     {@code null}, and the rows have ended
     */
    private HeymarketException sendOnce(List<PendingWrite> writes) {
        WriteEndpoint route = writes.get(0).route();
        List<ObjectNode> items = writes.stream().map(PendingWrite::item).toList();
        List<Set<String>> creations = writes.stream()
                .filter(PendingWrite::creates)
                .map(write -> write.group().keys())
                .toList();
        if (!creations.isEmpty()) {
            monitor.creating(creations);
        }
        try {
            if (route.isV2()) {
                ApiAnswer<BulkAnswer> answer = calls.write(route, items, BulkWriter::bulk);
                sent(writes, answer.response().attempts());
                answers.bulk(writes, answer);
            } else {
                ApiAnswer<BatchAnswer> answer = calls.write(route, items, Answers::batch);
                sent(writes, answer.response().attempts());
                answers.batch(writes, answer);
            }
        } catch (HeymarketBadRequestException | HeymarketUnknownOutcomeException e) {
            sent(writes, e.getAttempts());
            return e;
        } catch (HeymarketException e) {
            sent(writes, e.getAttempts());
            writes.forEach(write -> log.end(write.group(), GroupResult.notSent(e, write.group().attempts)));
            calls.stopIfHopeless(e);
        }
        return null;
    }

    /** An answer that tells of nobody leaves everybody's outcome open, as no answer does. */
    private static BulkAnswer bulk(JsonNode body) {
        BulkAnswer answer = Answers.bulk(body);
        if (answer.stored().isEmpty() && answer.failed().isEmpty()) {
            throw new IllegalArgumentException("the answer tells nothing of any row");
        }
        return answer;
    }

    private static void sent(List<PendingWrite> writes, int attempts) {
        writes.forEach(write -> write.group().attempts += attempts);
    }

    static Map<WriteEndpoint, List<PendingWrite>> byRoute(List<PendingWrite> writes) {
        return writes.stream()
                .collect(Collectors.groupingBy(
                        PendingWrite::route, () -> new EnumMap<>(WriteEndpoint.class), Collectors.toList()));
    }
}
