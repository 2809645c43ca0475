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
import java.util.List;
import java.util.Set;

/** Makes one call of bulk writes, and ends its rows by the answer. */
final class WriteCalls {

    private final BulkCalls calls;
    private final WriteAnswers answers;
    private final RunRecorder log;
    private final RunObserver monitor;

    WriteCalls(BulkCalls calls, WriteAnswers answers, RunRecorder log, RunObserver monitor) {
        this.calls = calls;
        this.answers = answers;
        this.log = log;
        this.monitor = monitor;
    }

    /**
     * @return the failure where a part of the writes may do better: the call was refused whole, or its outcome is unknown; else
     *     {@code null}, and the rows have ended
     */
    HeymarketException send(List<PendingWrite> writes) {
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
                ApiAnswer<BulkAnswer> answer = calls.write(route, items, WriteCalls::bulk);
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
}
