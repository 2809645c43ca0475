package io.github.camelheymarket.sandbox.http;

import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.fault.FaultKind;
import io.github.camelheymarket.sandbox.fault.Faults;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request from first to last: read, credential, limit, fault, the call itself, record, answer. */
public final class SandboxHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxHandler.class);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Supplier<SandboxSettings> settings;
    private final RequestHandler calls;
    private final Faults faults;
    private final RequestLog log;
    private final Authenticator authenticator;
    private final RateWindow window;

    /**
     * A handler for one sandbox.
     *
     * @param clock time of credentials and limit
     * @param settings the switches as they are at the moment
     * @param calls the endpoints
     * @param faults faults waiting for requests
     * @param log where requests are recorded
     * @param requestsPerMinute limit for each credential, 0 for none
     */
    public SandboxHandler(
            InstantSource clock,
            Supplier<SandboxSettings> settings,
            RequestHandler calls,
            Faults faults,
            RequestLog log,
            int requestsPerMinute) {
        this.clock = clock;
        this.settings = settings;
        this.calls = calls;
        this.faults = faults;
        this.log = log;
        this.authenticator = new Authenticator(this::time);
        this.window = new RateWindow(clock, requestsPerMinute);
    }

    /** How many requests the limit has refused. */
    public long rateLimited() {
        return window.refused();
    }

    /** Forgets which requests took a place in the limit. */
    public void clearLimit() {
        window.clear();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long began = System.nanoTime();
        long sequence = log.nextSequence();
        String requestId = UUID.randomUUID().toString();
        ApiRequest call = Exchange.read(request);
        Optional<Fault> fault = Optional.empty();
        ApiAnswer answer;
        try {
            String credential = authenticator.check(call.header("Authorization"));
            Optional<Duration> wait = window.enter(credential);
            if (wait.isPresent()) {
                answer = limited(wait.get());
            } else {
                fault = faults.claim(call.method(), call.path(), new String(call.body(), StandardCharsets.UTF_8));
                answer = fault.isPresent() ? faulty(request, call, fault.get()) : apply(call);
            }
        } catch (ApiError e) {
            answer = ErrorBodies.answer(e, settings.get());
        }
        LOG.debug("{} {} -> {}", call.method(), call.path(), answer.status());
        RecordedRequest recorded = recorded(sequence, call, answer, requestId, fault.map(Fault::name));
        log.add(recorded, System.nanoTime() - began);
        send(request, response, callback, identified(dated(answer), requestId), fault.orElse(null));
        return true;
    }

    /** A fault may bring a date of its own. */
    private ApiAnswer dated(ApiAnswer answer) {
        return answer.headers().containsKey("Date") ? answer : answer.header("Date", HTTP_DATE.format(time()));
    }

    /** So it may an id. */
    private static ApiAnswer identified(ApiAnswer answer, String requestId) {
        return answer.headers().containsKey("X-Request-Id") ? answer : answer.header("X-Request-Id", requestId);
    }

    private ApiAnswer limited(Duration wait) {
        ApiAnswer answer = ErrorBodies.answer(
                ApiError.of(429, "rate_limited", "more requests in 60 seconds than the limit"), now());
        long seconds = wait.plusMillis(999).toSeconds();
        return switch (now().get(Switch.RETRY_AFTER)) {
            case "SECONDS" -> answer.header("Retry-After", Long.toString(seconds));
            case "HTTP_DATE" -> answer.header("Retry-After", HTTP_DATE.format(time().plusSeconds(seconds)));
            default -> answer;
        };
    }

    /** What the server takes for the time of day when it looks at tokens and dates its answers. */
    private Instant time() {
        return clock.instant().minusSeconds(settings.get().number(Switch.CLOCK_BEHIND));
    }

    private SandboxSettings now() {
        return settings.get();
    }

    private ApiAnswer faulty(Request request, ApiRequest call, Fault fault) throws InterruptedException {
        if (fault.kind() == FaultKind.RESET_THEN_APPLY) {
            Exchange.reset(request);
            fault.awaitRelease();
        }
        if (fault.kind() == FaultKind.HOLD_BEFORE_APPLY) {
            fault.awaitRelease();
        } else if (fault.kind().isBeforeApply()) {
            return fault.kind() == FaultKind.ANSWER ? answerOf(fault) : ApiAnswer.empty(0);
        }
        ApiAnswer answer = apply(call);
        return switch (fault.kind()) {
            case RESET_AFTER_APPLY, RESET_THEN_APPLY -> ApiAnswer.empty(0);
            case ANSWER_AFTER_APPLY -> answerOf(fault);
            case VANISH_ROWS -> answer.body(VanishedRows.without(answer.body(), fault.rows()));
            case ENDLESS_BODY -> new ApiAnswer(200, ApiAnswer.JSON, Map.of(), new byte[0]);
            case HOLD_AFTER_APPLY -> {
                fault.awaitRelease();
                yield answer;
            }
            default -> answer;
        };
    }

    private static ApiAnswer answerOf(Fault fault) {
        return new ApiAnswer(fault.status(), fault.contentType(), fault.headers(), fault.body());
    }

    private ApiAnswer apply(ApiRequest call) {
        try {
            refusePoison(call);
            return calls.handle(call);
        } catch (ApiError e) {
            return ErrorBodies.answer(e, now());
        } catch (RuntimeException e) {
            LOG.error("{} {} failed in the sandbox", call.method(), call.path(), e);
            return ErrorBodies.answer(ApiError.of(500, "internal_error", "failure in the sandbox, see its log"), now());
        }
    }

    private void refusePoison(ApiRequest call) {
        if (now().yes(Switch.POISONED_VALUE)
                && new String(call.body(), StandardCharsets.UTF_8).contains(Switch.POISON)) {
            throw ApiError.of(500, "internal_error", "something went wrong");
        }
    }

    private RecordedRequest recorded(
            long sequence, ApiRequest call, ApiAnswer answer, String requestId, Optional<String> fault) {
        boolean bodies = log.recordsBodies();
        return new RecordedRequest(
                sequence,
                call.method(),
                call.path(),
                call.query(),
                call.headers(),
                bodies ? new String(call.body(), StandardCharsets.UTF_8) : null,
                answer.status(),
                bodies ? answer.bodyText() : null,
                requestId,
                fault.orElse(null));
    }

    private static void send(Request request, Response response, Callback callback, ApiAnswer answer, Fault fault) {
        if (answer.status() == 0) {
            Exchange.reset(request);
            // A quiet kind of exception: Jetty logs others as errors of the server.
            callback.failed(new EofException("connection reset on purpose"));
            return;
        }
        response.setStatus(answer.status());
        if (answer.contentType() != null) {
            response.getHeaders().put("Content-Type", answer.contentType());
        }
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        if (fault != null && fault.kind() == FaultKind.TRUNCATED) {
            BrokenBodies.truncated(request, response, callback, answer.body());
        } else if (fault != null && fault.kind() == FaultKind.ENDLESS_BODY) {
            BrokenBodies.endless(response, callback);
        } else if (fault != null && fault.kind() == FaultKind.DRIP) {
            BrokenBodies.drip(response, callback, answer.body(), fault);
        } else {
            response.getHeaders().put("Content-Length", Integer.toString(answer.body().length));
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }
}
