package io.github.camelheymarket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.client.InterruptibleWaits.ClosedException;
import io.github.camelheymarket.client.RetryTable.Action;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls for one credential at one base URL: budget, token, send, classify, retry. Safe for many threads. */
public final class HeymarketClient implements ApiClient, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(HeymarketClient.class);

    private final ClientSettings settings;
    private final HttpTransport transport;
    private final RequestBudget budget;
    private final TokenSource tokens;
    private final TimeSource time;
    private final InterruptibleWaits waits;
    private final CallCounters counters;
    private final CallListener listener;
    private final AccountMemory memory;

    HeymarketClient(ClientSettings settings, HttpTransport transport, RequestBudget budget, TimeSource time) {
        this(settings, transport, budget, time, new CallListener() {});
    }

    HeymarketClient(
            ClientSettings settings,
            HttpTransport transport,
            RequestBudget budget,
            TimeSource time,
            CallListener listener) {
        this(settings, transport, budget, time, listener, new AccountMemory(time));
    }

    /**
     * @param listener is told what all calls do
     * @param memory what is known of the account
     */
    HeymarketClient(
            ClientSettings settings,
            HttpTransport transport,
            RequestBudget budget,
            TimeSource time,
            CallListener listener,
            AccountMemory memory) {
        this.settings = settings;
        this.transport = transport;
        this.budget = budget;
        this.time = time;
        this.tokens = TokenSource.of(settings.credentials(), time);
        this.waits = new InterruptibleWaits(time);
        this.counters = new CallCounters(time);
        this.listener = new CallListeners(counters, listener);
        this.memory = memory;
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        return call(request, Priority.SINGLE);
    }

    /**
     * Waits between calls, for as long as the client is open.
     *
     * @throws HeymarketConnectionException when the client is closed before the time is over
     */
    public void pause(Duration duration) throws InterruptedException {
        try {
            waits.pause(duration);
        } catch (ClosedException e) {
            throw new HeymarketConnectionException(
                    "A wait was ended: the client was closed, as its route or context stops",
                    HeymarketException.Details.NONE,
                    e);
        }
    }

    /** The same client for calls of another priority. */
    public ApiClient at(Priority priority) {
        return new ApiClient() {
            @Override
            public ApiResponse call(ApiRequest request) {
                return HeymarketClient.this.call(request, priority);
            }

            @Override
            public AccountMemory memory() {
                return memory;
            }

            @Override
            public String account() {
                return HeymarketClient.this.account();
            }
        };
    }

    @Override
    public String account() {
        return settings.baseUrl() + "#" + credentialId();
    }

    @Override
    public AccountMemory memory() {
        return memory;
    }

    /** Sends at most once, but for a new token, and only where the budget has a place that nobody waits for. */
    ApiResponse callIfFree(ApiRequest request) {
        return call(request, new Patience(Priority.BULK, 0, Duration.ZERO));
    }

    private ApiResponse call(ApiRequest request, Priority priority) {
        return call(
                request,
                new Patience(
                        priority, settings.retries().max(), settings.budget().maxWait()));
    }

    private ApiResponse call(ApiRequest request, Patience patience) {
        try {
            ApiResponse response = run(new Call(request, encode(request), patience));
            listener.ended(request, null);
            return response;
        } catch (HeymarketException e) {
            listener.ended(request, e);
            throw e;
        }
    }

    private static ApiResponse run(Call call) {
        try {
            return call.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.stopped("its thread was interrupted", e);
        } catch (ClosedException e) {
            throw call.stopped("the client was closed, as its route or context stops", e);
        }
    }

    private static byte[] encode(ApiRequest request) {
        try {
            return request.body() == null ? null : Json.mapper().writeValueAsBytes(request.body());
        } catch (JsonProcessingException e) {
            throw new HeymarketException("The body of " + request + " cannot be written as JSON", e);
        }
    }

    /** Tells credentials apart without giving one away. */
    public String credentialId() {
        return CredentialBudget.id(settings.credentials());
    }

    /** What the calls of this client have done so far. Asks the budget, which may take its time where it is the user's. */
    public ClientStatistics statistics() {
        int limit = budget instanceof CredentialBudget shared
                ? shared.limit()
                : settings.budget().requestsPerMinute();
        return new ClientStatistics(
                settings.baseUrl().toString(),
                credentialId(),
                counters.calls(),
                new ClientStatistics.Budget(limit, budget.left()),
                counters.waits(waits.queued()),
                counters.lastError());
    }

    /** What the latest answers say of the credential, {@code null} where none said anything. */
    CallCounters.Evidence evidence() {
        return counters.evidence();
    }

    /** Ends every wait at once; calls that wait fail, and no request goes out any more. */
    @Override
    public void close() throws IOException {
        waits.close();
        transport.close();
    }

    /** How long and how often a call tries. */
    private record Patience(Priority priority, int maxRetries, Duration maxBudgetWait) {}

    /** One call with its tries. */
    private final class Call {
        private final ApiRequest request;
        private final byte[] body;
        private final Patience patience;
        private final RetryDelay delay = new RetryDelay(settings.retries().maxDelay(), ThreadLocalRandom.current());
        private int attempts;
        private int retries;
        private boolean renewed;
        private boolean maybeApplied;
        private Redactor redactor;

        Call(ApiRequest request, byte[] body, Patience patience) {
            this.request = request;
            this.body = body;
            this.patience = patience;
        }

        ApiResponse run() throws InterruptedException, ClosedException {
            while (true) {
                Try result = attempt();
                if (result.response() != null) {
                    return result.response();
                }
                // An attempt that may have been applied keeps its doubt, whatever the later ones say.
                maybeApplied |= !request.kind().isRead() && result.failure().maybeApplied();
                Action action = RetryTable.action(result.failure(), request.kind());
                Duration wait = delay.before(retries + 1 + headStart(action), retryAfter(result), timeOf(result));
                if (action == Action.PAUSE_ALL) {
                    // The others must know of it even when this call gives up.
                    budget.pause(wait);
                }
                boolean again = switch (action) {
                    case NEW_TOKEN -> !renewed && tokens.renew(result.token(), clock(result));
                    case RETRY, PAUSE_ALL -> retries < patience.maxRetries();
                    case FAIL, OUTCOME_UNKNOWN -> false;
                };
                if (!again) {
                    throw Failures.exception(
                            result, request, redactor(), details(result), action, time.now(), timeOf(result));
                }
                prepare(action, result, wait);
            }
        }

        /**
         * Over the limit the first wait is 4 s instead of 1 s: by default five retries then outlast the minute in which
         * Heymarket counts, also where its answer does not say how long to wait.
         */
        private int headStart(Action action) {
            return action == Action.PAUSE_ALL ? 2 : 0;
        }

        /** By the clock that the dates of an answer go by. */
        private Instant timeOf(Try result) {
            Instant theirs = result.answer() == null
                    ? null
                    : HttpDates.parse(result.answer().date());
            return theirs == null ? time.now() : theirs;
        }

        private ClockDifference clock(Try result) {
            return ClockDifference.of(result.answer().date(), time.now());
        }

        private void prepare(Action action, Try result, Duration wait) throws InterruptedException, ClosedException {
            listener.retried(request);
            if (action == Action.NEW_TOKEN) {
                ClockDifference clock = clock(result);
                LOG.debug(
                        "{}: {} at attempt {}, sent again with a new token{}{}",
                        request,
                        result.failure(),
                        attempts,
                        clock.isNone() ? "" : "; ",
                        clock);
                renewed = true;
                return;
            }
            LOG.debug(
                    "{}: {} at attempt {}, sent again in {} ms", request, result.failure(), attempts, wait.toMillis());
            retries++;
            if (action == Action.RETRY) {
                waits.pause(wait);
            }
        }

        private Try attempt() throws InterruptedException, ClosedException {
            RequestBudget.Permit place = place();
            boolean counts = false;
            String token = null;
            try {
                waits.failIfClosed();
                token = tokens.token();
                attempts++;
                counts = true;
                return classify(send(token), token);
            } catch (HttpTransport.NotSentException e) {
                counts = false;
                return Try.failed(Failure.NOT_SENT, null, e, token);
            } catch (HttpTransport.AnswerTooLongException e) {
                return Try.failed(Failure.OVERSIZED, null, e, token);
            } catch (IOException e) {
                return Try.failed(Failure.LOST, null, e, token);
            } finally {
                if (counts) {
                    place.answered();
                } else {
                    place.notSent();
                }
            }
        }

        private HttpAnswer send(String token) throws IOException {
            Instant start = time.steady();
            AnswerClass end = AnswerClass.NO_ANSWER;
            try {
                HttpAnswer answer = transport.send(request, token, body);
                end = AnswerClass.ofStatus(answer.status());
                return answer;
            } catch (HttpTransport.NotSentException e) {
                end = AnswerClass.NOT_SENT;
                throw e;
            } finally {
                listener.requested(request, end, Duration.between(start, time.steady()));
            }
        }

        private RequestBudget.Permit place() throws InterruptedException, ClosedException {
            Instant start = time.steady();
            try {
                return waits.queue(() -> budget.acquire(patience.priority(), patience.maxBudgetWait()));
            } catch (HeymarketRateLimitException e) {
                throw withoutPlace(e);
            } finally {
                listener.waited(request, Duration.between(start, time.steady()));
            }
        }

        /** The same with what is known of this call, and with whatever kept a budget made elsewhere from answering. */
        private HeymarketRateLimitException withoutPlace(HeymarketRateLimitException e) {
            HeymarketRateLimitException told = new HeymarketRateLimitException(
                    request + ": " + e.getMessage(), details(0, null, null), e.getRetryAfter(), e.getCause());
            for (Throwable suppressed : e.getSuppressed()) {
                told.addSuppressed(suppressed);
            }
            return told;
        }

        private Try classify(HttpAnswer answer, String token) {
            if (answer.status() < 200 || answer.status() > 299) {
                return Try.failed(Failure.ofStatus(answer.status()), answer, null, token);
            }
            if (answer.body() == null) {
                return Try.failed(Failure.LOST, answer, null, token);
            }
            try {
                memory.clock().note(answer.date());
                return Try.answered(new ApiResponse(
                        answer.status(), answer.requestId(), AnswerParser.parse(answer.body()), attempts));
            } catch (StreamConstraintsException e) {
                return Try.failed(Failure.OVERSIZED, answer, null, token);
            } catch (JsonProcessingException e) {
                // Not kept as a cause: its message may repeat a piece of the answer.
                return Try.failed(Failure.LOST, answer, null, token);
            }
        }

        /** Of a call that failed alone: most do not, and to look through what was sent costs time. */
        private Redactor redactor() {
            if (redactor == null) {
                redactor = settings.credentials().hideIn(Redactor.of(request));
            }
            return redactor;
        }

        private HeymarketException stopped(String why, Throwable cause) {
            String message = request + " was stopped while it waited: " + why;
            return new HeymarketConnectionException(message, details(0, null, null), cause);
        }

        private HeymarketException.Details details(Try result) {
            HttpAnswer answer = result.answer();
            return answer == null
                    ? details(0, null, null)
                    : details(answer.status(), answer.requestId(), answer.body());
        }

        private HeymarketException.Details details(int status, String requestId, String responseBody) {
            ErrorBody error = status < 300 ? ErrorBody.NONE : ErrorBody.parse(responseBody, redactor());
            return new HeymarketException.Details(
                    status, error.code(), requestId, error.field(), attempts, Failures.cut(responseBody), maybeApplied);
        }
    }

    private static String retryAfter(Try result) {
        return result.answer() == null ? null : result.answer().retryAfter();
    }

    /** What one attempt came to: a response, or a failure with whatever is known of it. */
    record Try(ApiResponse response, Failure failure, HttpAnswer answer, IOException cause, String token) {

        static Try answered(ApiResponse response) {
            return new Try(response, null, null, null, null);
        }

        static Try failed(Failure failure, HttpAnswer answer, IOException cause, String token) {
            return new Try(null, failure, answer, cause, token);
        }

        /** Names the outcome without token and body. */
        @Override
        public String toString() {
            return response != null ? response.toString() : String.valueOf(failure);
        }
    }
}
