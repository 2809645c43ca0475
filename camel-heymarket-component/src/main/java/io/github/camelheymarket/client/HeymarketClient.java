package io.github.camelheymarket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.client.RetryTable.Action;
import io.github.camelheymarket.client.Waits.ClosedException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.model.Json;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
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
    private final Waits waits;

    HeymarketClient(ClientSettings settings, HttpTransport transport, RequestBudget budget, TimeSource time) {
        this.settings = settings;
        this.transport = transport;
        this.budget = budget;
        this.time = time;
        this.tokens = TokenSource.of(settings.credentials(), time);
        this.waits = new Waits(time);
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
                    null);
        }
    }

    /** The same client for calls of another priority. */
    public ApiClient at(Priority priority) {
        return request -> call(request, priority);
    }

    private ApiResponse call(ApiRequest request, Priority priority) {
        Call call = new Call(request, encode(request), priority);
        try {
            return call.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.stopped("its thread was interrupted", e);
        } catch (ClosedException e) {
            throw call.stopped("the client was closed, as its route or context stops", null);
        }
    }

    private static byte[] encode(ApiRequest request) {
        try {
            return request.body() == null ? null : Json.mapper().writeValueAsBytes(request.body());
        } catch (JsonProcessingException e) {
            throw new HeymarketException("The body of " + request + " cannot be written as JSON", e);
        }
    }

    /** Ends every wait at once; calls that wait fail, and no request goes out any more. */
    @Override
    public void close() throws IOException {
        waits.close();
        transport.close();
    }

    /** One call with its tries. */
    private final class Call {
        private final ApiRequest request;
        private final byte[] body;
        private final Priority priority;
        private final RetryDelay delay = new RetryDelay(settings.maxRetryDelay(), ThreadLocalRandom.current());
        private int attempts;
        private int retries;
        private boolean renewed;
        private boolean maybeApplied;

        Call(ApiRequest request, byte[] body, Priority priority) {
            this.request = request;
            this.body = body;
            this.priority = priority;
        }

        ApiResponse run() throws InterruptedException, ClosedException {
            while (true) {
                Try result = attempt();
                if (result.response() != null) {
                    return result.response();
                }
                // An attempt that may have been applied keeps its doubt, whatever the later ones say.
                maybeApplied |=
                        request.kind() != CallKind.READ && result.failure().maybeApplied();
                Action action = RetryTable.action(result.failure(), request.kind());
                Duration wait = delay.before(retries + 1 + headStart(action), retryAfter(result), time.now());
                if (action == Action.PAUSE_ALL) {
                    // The others must know of it even when this call gives up.
                    budget.pause(wait);
                }
                boolean again = switch (action) {
                    case NEW_TOKEN -> !renewed && tokens.renew(result.token());
                    case RETRY, PAUSE_ALL -> retries < settings.maxRetries();
                    case FAIL, FATE_UNKNOWN -> false;
                };
                if (!again) {
                    throw Failures.exception(result, request, details(result), action, time.now());
                }
                prepare(action, result.failure(), wait);
            }
        }

        /**
         * Over the limit the first wait is 4 s instead of 1 s: by default five retries then outlast the minute in which
         * Heymarket counts, also where its answer does not say how long to wait.
         */
        private int headStart(Action action) {
            return action == Action.PAUSE_ALL ? 2 : 0;
        }

        private void prepare(Action action, Failure failure, Duration wait)
                throws InterruptedException, ClosedException {
            if (action == Action.NEW_TOKEN) {
                LOG.debug("{}: {} at attempt {}, sent again with a new token", request, failure, attempts);
                renewed = true;
                return;
            }
            LOG.debug("{}: {} at attempt {}, sent again in {} ms", request, failure, attempts, wait.toMillis());
            retries++;
            if (action == Action.RETRY) {
                waits.pause(wait);
            }
        }

        private Try attempt() throws InterruptedException, ClosedException {
            RequestBudget.Place place = place();
            boolean counts = false;
            String token = null;
            try {
                waits.failIfClosed();
                token = tokens.token();
                attempts++;
                counts = true;
                return classify(transport.send(request, token, body), token);
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

        private RequestBudget.Place place() throws InterruptedException, ClosedException {
            try {
                return waits.queue(() -> budget.acquire(priority, settings.maxBudgetWait()));
            } catch (HeymarketRateLimitException e) {
                throw new HeymarketRateLimitException(
                        request + ": " + e.getMessage(), details(0, null, null), e.getRetryAfter());
            }
        }

        private Try classify(HttpAnswer answer, String token) {
            if (answer.status() < 200 || answer.status() > 299) {
                return Try.failed(Failure.ofStatus(answer.status()), answer, null, token);
            }
            if (answer.body() == null) {
                return Try.failed(Failure.LOST, answer, null, token);
            }
            try {
                return Try.answered(new ApiResponse(
                        answer.status(), answer.requestId(), AnswerParser.parse(answer.body()), attempts));
            } catch (StreamConstraintsException e) {
                return Try.failed(Failure.OVERSIZED, answer, null, token);
            } catch (JsonProcessingException e) {
                // Not kept as a cause: its message may repeat a piece of the answer.
                return Try.failed(Failure.LOST, answer, null, token);
            }
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
            ErrorBody error = status < 300 ? ErrorBody.NONE : ErrorBody.parse(responseBody, request.body());
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
