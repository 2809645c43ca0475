package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.BatchAnswer;
import io.github.camelheymarket.model.BulkAnswer;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.PendingWrite;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one call of bulk writes, and ends its rows by the answer. */
final class WriteCall {

    private final JobClient job;
    private final WriteAnswers answers;
    private final WriteResults results;
    private final SendLog sends;
    private final RunObserver observer;

    WriteCall(JobClient job, WriteAnswers answers, WriteResults results, SendLog sends, RunObserver observer) {
        this.job = job;
        this.answers = answers;
        this.results = results;
        this.sends = sends;
        this.observer = observer;
    }

    /**
     * @return the failure where a part of the writes may succeed: the call was refused whole, or its outcome is unknown; else
     *     {@code null}, and the rows have ended
     */
    @Nullable
    HeymarketException send(List<PendingWrite> writes) {
        List<Set<String>> creations = writes.stream()
                .filter(PendingWrite::creates)
                .map(write -> write.group().keys())
                .toList();
        if (!creations.isEmpty()) {
            observer.creating(creations);
        }
        try {
            if (writes.get(0).endpoint().isV2()) {
                answers.bulk(writes, call(writes, WriteCall::bulk));
            } else {
                answers.batch(writes, call(writes, BatchAnswer::of));
            }
        } catch (HeymarketBadRequestException | HeymarketUnknownOutcomeException e) {
            sent(writes, e.getAttempts());
            return e;
        } catch (HeymarketException e) {
            sent(writes, e.getAttempts());
            writes.forEach(write -> results.ended(write, GroupResult.notSent(e)));
            results.stopIfHopeless(e);
        }
        return null;
    }

    /** One call (C5.16, C5.10). An answer that cannot be read leaves the outcome as unknown as no answer. */
    private <T> ApiAnswer<T> call(List<PendingWrite> writes, Function<JsonNode, T> reader) {
        WriteEndpoint endpoint = writes.get(0).endpoint();
        List<ObjectNode> items = writes.stream().map(PendingWrite::item).toList();
        ApiGateway gateway = job.gateway();
        ApiRequest request =
                endpoint.isV2() ? gateway.bulkWriteV2(items) : gateway.bulkWriteV1(items, endpoint.overwrites());
        try {
            ApiAnswer<T> answer = gateway.call(request, reader);
            sent(writes, answer.response().attempts());
            return answer;
        } catch (HeymarketAnswerException e) {
            if (!e.isMaybeApplied()) {
                throw e;
            }
            throw new HeymarketUnknownOutcomeException(
                    String.valueOf(e.getMessage()),
                    new HeymarketException.Details(e.getStatus(), null, e.getRequestId(), null, e.getAttempts()),
                    e);
        }
    }

    /** An answer that mentions no row leaves the outcome of all rows open, as no answer does. */
    private static BulkAnswer bulk(JsonNode body) {
        BulkAnswer answer = BulkAnswer.of(body);
        if (answer.stored().isEmpty() && answer.failed().isEmpty()) {
            throw new IllegalArgumentException("the answer mentions no row");
        }
        return answer;
    }

    private void sent(List<PendingWrite> writes, int attempts) {
        writes.forEach(write -> sends.sent(write, attempts));
    }
}
