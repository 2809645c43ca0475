package io.github.camelheymarket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.client.InterruptibleWaits.ClosedException;
import io.github.camelheymarket.client.RetryTable.Action;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.spi.Priority;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call: sends attempts until one is successful or {@link RetryTable} gives up. */
final class Call {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final ApiRequest request;
    private final byte @Nullable [] body;
    private final Limits limits;
    private final RequestSender sender;
    private final Credentials credentials;
    private final RetryDelay delay;
    private int attempts;
    private int retries;
    private boolean tokenRenewed;
    private boolean maybeApplied;
    private @Nullable Redactor redactor;

    /** How often and how long a call tries. */
    record Limits(Priority priority, int maxRetries, Duration maxBudgetWait) {}

    Call(ApiRequest request, Limits limits, RequestSender sender, ClientSettings settings) {
        this.request = request;
        this.body = encode(request);
        this.limits = limits;
        this.sender = sender;
        this.credentials = settings.credentials();
        this.delay = new RetryDelay(settings.retries().maxDelay(), ThreadLocalRandom.current());
    }

    private static byte @Nullable [] encode(ApiRequest request) {
        try {
            return request.body() == null ? null : Json.mapper().writeValueAsBytes(request.body());
        } catch (JsonProcessingException e) {
            throw new HeymarketException("The body of " + request + " cannot be written as JSON", e);
        }
    }

    /**
     * Runs the call.
     *
     * @param clock learns the time of Heymarket's clock
     */
    ApiResponse run(ServerClock clock) {
        try {
            Attempt attempt = sendUntilDone();
            HttpAnswer answer = attempt.received();
            clock.note(answer.date());
            return new ApiResponse(
                    answer.status(),
                    answer.requestId(),
                    Objects.requireNonNull(attempt.content(), "content"),
                    attempts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped("its thread was interrupted", e);
        } catch (ClosedException e) {
            throw stopped("the client was closed, as its route or context stops", e);
        }
    }

    private Attempt sendUntilDone() throws InterruptedException, ClosedException {
        while (true) {
            Attempt attempt = send();
            if (attempt.failure() == null) {
                return attempt;
            }
            // Once an attempt may have been applied, later attempts do not change that.
            maybeApplied |= !request.kind().isRead() && attempt.failure().maybeApplied();
            Action action = RetryTable.action(attempt.failure(), request.kind());
            Duration wait = delay.before(retries + 1 + headStart(action), attempt.retryAfter(), attempt.serverTime());
            if (action == Action.PAUSE_ALL) {
                // Even if this call gives up, the other calls must pause.
                sender.budget().pause(wait);
            }
            boolean again = switch (action) {
                case NEW_TOKEN ->
                    !tokenRenewed
                            && sender.tokens().renew(Objects.requireNonNull(attempt.token(), "token"), attempt.clock());
                case RETRY, PAUSE_ALL -> retries < limits.maxRetries();
                case FAIL, OUTCOME_UNKNOWN -> false;
            };
            if (!again) {
                throw Failures.exception(attempt, request, redactor(), details(attempt.answer()), action);
            }
            prepareRetry(action, attempt, wait);
        }
    }

    private Attempt send() throws InterruptedException, ClosedException {
        try {
            Attempt attempt = sender.send(request, body, limits);
            attempts++;
            return attempt;
        } catch (HeymarketRateLimitException e) {
            throw withDetails(e);
        }
    }

    /**
     * After a 429 the first delay is 4 s and not 1 s: with the default of five retries the call then outlasts the minute in
     * which Heymarket counts, even if the responses do not say how long to wait.
     */
    private static int headStart(Action action) {
        return action == Action.PAUSE_ALL ? 2 : 0;
    }

    private void prepareRetry(Action action, Attempt attempt, Duration wait)
            throws InterruptedException, ClosedException {
        sender.listener().retried(request);
        if (action == Action.NEW_TOKEN) {
            ClockDifference clock = attempt.clock();
            LOG.debug(
                    "{}: {} at attempt {}, sent again with a new token{}{}",
                    request,
                    attempt.failure(),
                    attempts,
                    clock.isNone() ? "" : "; ",
                    clock);
            tokenRenewed = true;
            return;
        }
        LOG.debug("{}: {} at attempt {}, sent again in {} ms", request, attempt.failure(), attempts, wait.toMillis());
        retries++;
        if (action == Action.RETRY) {
            sender.waits().pause(wait);
        }
    }

    /** Adds what is known of this call to an exception of the budget, and keeps the exceptions in it. */
    private HeymarketRateLimitException withDetails(HeymarketRateLimitException e) {
        HeymarketRateLimitException detailed = new HeymarketRateLimitException(
                request + ": " + e.getMessage(), details(null), e.getRetryAfter(), e.getCause());
        for (Throwable suppressed : e.getSuppressed()) {
            detailed.addSuppressed(suppressed);
        }
        return detailed;
    }

    /** Created only for a call that failed, because it is expensive. */
    private Redactor redactor() {
        if (redactor == null) {
            redactor = credentials.hideIn(Redactor.of(request));
        }
        return redactor;
    }

    private HeymarketException stopped(String reason, Throwable cause) {
        return new HeymarketConnectionException(
                request + " was stopped while it waited: " + reason, details(null), cause);
    }

    /** @param answer {@code null} if there was no response */
    private HeymarketException.Details details(@Nullable HttpAnswer answer) {
        if (answer == null) {
            return new HeymarketException.Details(
                    new HeymarketException.Response(0, null, null, null, null), attempts, maybeApplied);
        }
        ErrorBody error = answer.status() < 300 ? ErrorBody.NONE : ErrorBody.parse(answer.body(), redactor());
        return new HeymarketException.Details(
                new HeymarketException.Response(
                        answer.status(),
                        error.code(),
                        answer.requestId(),
                        error.field(),
                        Failures.shortened(answer.body())),
                attempts,
                maybeApplied);
    }
}
