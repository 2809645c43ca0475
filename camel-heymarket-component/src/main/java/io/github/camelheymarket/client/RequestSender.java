package io.github.camelheymarket.client;

import io.github.camelheymarket.client.HttpTransport.AnswerTooLongException;
import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.client.HttpTransport.NotSentException;
import io.github.camelheymarket.client.InterruptibleWaits.ClosedException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends requests once, with a permit of the budget and a token, and reports them to the listener. */
record RequestSender(
        HttpTransport transport,
        RequestBudget budget,
        TokenSource tokens,
        InterruptibleWaits waits,
        TimeSource time,
        CallListener listener) {

    /** @throws HeymarketRateLimitException if there was no permit in time */
    Attempt send(ApiRequest request, byte @Nullable [] body, Call.Limits limits)
            throws InterruptedException, ClosedException {
        RequestBudget.Permit permit = acquirePermit(request, limits);
        boolean counts = false;
        String token = null;
        try {
            waits.failIfClosed();
            token = tokens.token();
            counts = true;
            return Attempt.answered(transmit(request, token, body), token, time.now());
        } catch (NotSentException e) {
            counts = false;
            return Attempt.unanswered(Failure.NOT_SENT, e, token, time.now());
        } catch (AnswerTooLongException e) {
            return Attempt.unanswered(Failure.OVERSIZED, e, token, time.now());
        } catch (IOException e) {
            return Attempt.unanswered(Failure.LOST, e, token, time.now());
        } finally {
            if (counts) {
                permit.answered();
            } else {
                permit.notSent();
            }
        }
    }

    private RequestBudget.Permit acquirePermit(ApiRequest request, Call.Limits limits)
            throws InterruptedException, ClosedException {
        Instant start = time.steady();
        try {
            return waits.queue(() -> budget.acquire(limits.priority(), limits.maxBudgetWait()));
        } finally {
            listener.waited(request, Duration.between(start, time.steady()));
        }
    }

    private HttpAnswer transmit(ApiRequest request, String token, byte @Nullable [] body) throws IOException {
        Instant start = time.steady();
        AnswerClass outcome = AnswerClass.NO_ANSWER;
        try {
            HttpAnswer answer = transport.send(request, token, body);
            outcome = AnswerClass.ofStatus(answer.status());
            return answer;
        } catch (NotSentException e) {
            outcome = AnswerClass.NOT_SENT;
            throw e;
        } finally {
            listener.requested(request, outcome, Duration.between(start, time.steady()));
        }
    }
}
