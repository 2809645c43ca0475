package io.github.camelheymarket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.client.RetryTable.Action;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
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
    private final Pauser pauser;

    /** @param budget {@code null} for none */
    HeymarketClient(ClientSettings settings, HttpTransport transport, RequestBudget budget, TimeSource time) {
        this.settings = settings;
        this.transport = transport;
        this.budget = budget;
        this.time = time;
        this.tokens = TokenSource.of(settings.credentials(), time);
        this.pauser = new Pauser(time);
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        return call(request, Priority.SINGLE);
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
            throw new HeymarketConnectionException(
                    request + " was stopped while it waited", call.details(0, null, null), e);
        }
    }

    private static byte[] encode(ApiRequest request) {
        try {
            return request.body() == null ? null : Json.MAPPER.writeValueAsBytes(request.body());
        } catch (JsonProcessingException e) {
            throw new HeymarketException("The body of " + request + " cannot be written as JSON", e);
        }
    }

    /** Ends every wait at once; the calls that wait fail. */
    @Override
    public void close() throws IOException {
        pauser.close();
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

        ApiResponse run() throws InterruptedException {
            while (true) {
                Try result = attempt();
                if (result.response() != null) {
                    return result.response();
                }
                Failure failure = result.failure();
                Action action = RetryTable.action(failure, request.kind());
                boolean again = switch (action) {
                    case NEW_TOKEN -> !renewed && tokens.renew(result.token());
                    case RETRY, PAUSE_ALL -> retries < settings.maxRetries();
                    case FAIL, FATE_UNKNOWN -> false;
                };
                if (!again) {
                    // An attempt that may have been applied keeps its doubt, whatever the later ones say.
                    throw Failures.exception(
                            failure, request, result, details(result), action == Action.FATE_UNKNOWN, time.now());
                }
                maybeApplied |= failure.maybeApplied();
                if (action == Action.NEW_TOKEN) {
                    renewed = true;
                } else {
                    retries++;
                    waitBefore(action, result);
                }
            }
        }

        private void waitBefore(Action action, Try result) throws InterruptedException {
            String retryAfter = result.answer() == null ? null : result.answer().retryAfter();
            Duration wait = delay.before(retries, retryAfter, time.now());
            LOG.debug(
                    "{}: {} at attempt {}, sent again in {} ms", request, result.failure(), attempts, wait.toMillis());
            if (action == Action.PAUSE_ALL && budget != null) {
                budget.pause(wait);
            } else {
                pauser.pause(wait);
            }
        }

        private Try attempt() throws InterruptedException {
            RequestBudget.Place place = budget == null ? null : budget.acquire(priority, settings.maxBudgetWait());
            String token = tokens.token();
            boolean sent = true;
            try {
                attempts++;
                HttpAnswer answer = transport.send(request, token, body);
                return classify(answer, token);
            } catch (HttpTransport.NotSentException e) {
                sent = false;
                return new Try(null, Failure.NOT_SENT, null, e.getCause(), token);
            } catch (IOException e) {
                return new Try(null, Failure.LOST, null, e, token);
            } finally {
                if (place != null && sent) {
                    place.answered();
                } else if (place != null) {
                    place.notSent();
                }
            }
        }

        private Try classify(HttpAnswer answer, String token) {
            if (answer.status() < 200 || answer.status() > 299) {
                return new Try(null, Failure.ofStatus(answer.status()), answer, null, token);
            }
            try {
                JsonNode json = parse(answer.body());
                return new Try(
                        new ApiResponse(answer.status(), answer.requestId(), json, attempts),
                        null,
                        answer,
                        null,
                        token);
            } catch (IOException e) {
                return new Try(null, Failure.LOST, answer, e, token);
            }
        }

        private HeymarketException.Details details(Try result) {
            return details(
                    result.answer() == null ? 0 : result.answer().status(),
                    result.answer() == null ? null : result.answer().requestId(),
                    result.answer() == null ? null : result.answer().body());
        }

        private HeymarketException.Details details(int status, String requestId, String responseBody) {
            ErrorBody error = ErrorBody.parse(status == 0 ? null : responseBody);
            return new HeymarketException.Details(
                    status, error.code(), requestId, error.field(), attempts, Failures.cut(responseBody), maybeApplied);
        }
    }

    /** What one attempt came to: a response, or a failure with whatever is known of it. */
    record Try(ApiResponse response, Failure failure, HttpAnswer answer, Throwable cause, String token) {}

    /**
     * A write may answer {@code ok} without the quotes that JSON asks for, or nothing at all (C1); a page of HTML or
     * half an object is no answer.
     */
    private static JsonNode parse(String body) throws IOException {
        String text = body.strip();
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        if (text.length() <= 100 && text.matches("[A-Za-z][A-Za-z0-9 _.-]*") && !text.matches("null|true|false")) {
            return TextNode.valueOf(text);
        }
        return Json.MAPPER.readTree(text);
    }
}
