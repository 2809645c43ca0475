package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.spi.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of Heymarket's limit a client gets out of it, on one clock with the server that counts: minutes of it take no
 * real time. Every answer takes {@link #ROUND_TRIP}, and the client has the options that an endpoint has by default. Only
 * where no {@code Retry-After} says how long to wait, five retries end half a minute before the window does.
 */
class BudgetFiguresTest {

    private static final Logger LOG = LoggerFactory.getLogger(BudgetFiguresTest.class);
    private static final byte[] NO_BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final int LIMIT = 500;
    private static final int THREADS = 8;
    private static final Duration ROUND_TRIP = Duration.ofMillis(200);

    private final VirtualTime time = VirtualTime.crowded();
    private final TransportFixture fixture = new TransportFixture();
    private final AtomicInteger answered = new AtomicInteger();
    private HeymarketSandbox sandbox;

    @AfterEach
    void stop() {
        fixture.close();
        sandbox.close();
    }

    @Test
    void overFiveMinutesNextToNothingOfTheBudgetIsLostAndNothingIsOverdrawn() throws Exception {
        int minutes = 5;
        Instant end = VirtualTime.START.plus(Duration.ofMinutes(minutes));
        start("NONE");
        HeymarketClient client = client(new Paused(), 5);

        time.run(Collections.nCopies(THREADS, () -> {
            while (time.steady().isBefore(end)) {
                client.call(count());
                if (!time.steady().isAfter(end)) {
                    answered.incrementAndGet();
                }
            }
        }));

        double share = answered.get() / (double) (LIMIT * minutes);
        LOG.info(
                "{} calls answered in {} minutes, {} % of the budget, {} times 429",
                answered.get(), minutes, Math.round(share * 1000) / 10.0, sandbox.rateLimited());
        assertThat(sandbox.rateLimited()).isZero();
        assertThat(share).isBetween(0.97, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"SECONDS, 5", "HTTP_DATE, 5", "NONE, 5"})
    void whenAnotherProgramEatsHalfEverybodyPausesAndNothingIsLost(String retryAfter, int maxRetries) throws Exception {
        int calls = 800;
        start(retryAfter);
        Paused paused = new Paused();
        HeymarketClient client = client(paused, maxRetries);
        AtomicInteger left = new AtomicInteger(calls);
        AtomicInteger working = new AtomicInteger(THREADS);
        AtomicInteger eaten = new AtomicInteger();
        List<VirtualTime.Work> works = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            works.add(() -> {
                try {
                    while (left.getAndDecrement() > 0) {
                        client.call(count());
                        answered.incrementAndGet();
                    }
                } finally {
                    working.decrementAndGet();
                }
            });
        }
        works.add(() -> eat(working, eaten));

        time.run(works);

        Duration took = Duration.between(VirtualTime.START, time.steady());
        LOG.info(
                "Retry-After {}: all {} calls answered in {} s beside a program that had {} of {} requests a minute; {} of "
                        + "the calls' requests met a 429",
                retryAfter,
                answered.get(),
                took.toSeconds(),
                Math.round(eaten.get() * 60.0 / took.toSeconds()),
                LIMIT,
                paused.met.get());
        assertThat(answered.get()).isEqualTo(calls);
        assertThat(paused.met.get()).isPositive();
        assertThat(paused.broken.get()).as("requests sent during a pause").isZero();
    }

    /** Another program with the same credential, which asks for half of the limit at the start of each minute. */
    private void eat(AtomicInteger working, AtomicInteger eaten) throws Exception {
        HttpTransport direct = fixture.transport(sandbox.baseUrl());
        while (working.get() > 0) {
            for (int i = 0; i < LIMIT / 2; i++) {
                if (direct.send(count(), sandbox.apiKey(), NO_BODY).status() == 200) {
                    eaten.incrementAndGet();
                }
            }
            time.sleep(Duration.ofMinutes(1));
        }
    }

    private void start(String retryAfter) {
        sandbox = HeymarketSandbox.builder()
                .clock(time)
                .requestsPerMinute(LIMIT)
                .set(Switch.RETRY_AFTER, retryAfter)
                .recordBodies(false)
                .start();
    }

    private HeymarketClient client(Paused paused, int maxRetries) {
        paused.direct = fixture.transport(sandbox.baseUrl());
        ClientSettings settings = new ClientSettings(
                URI.create(sandbox.baseUrl()),
                new Credentials.ApiKey(sandbox.apiKey()),
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(maxRetries, Duration.ofSeconds(60)),
                new ClientSettings.Budget(LIMIT, Duration.ofMinutes(5)));
        return Calls.client(settings, paused, new SlidingLogBudget(LIMIT, time), time);
    }

    private static ApiRequest count() {
        return new ApiRequest(
                "contacts/count",
                HttpMethod.POST,
                "/v1/contacts/count",
                JsonNodeFactory.instance.objectNode(),
                CallKind.READ);
    }

    /** Takes its time, and watches that nothing is sent while everybody should pause. */
    private final class Paused implements HttpTransport {
        /** Where Heymarket does not say how long: the first pause, less what chance takes off it. */
        private static final Duration LEAST = Duration.ofMillis(750);

        private final AtomicInteger met = new AtomicInteger();
        private final AtomicInteger broken = new AtomicInteger();
        private HttpTransport direct;
        private Instant since = Instant.MIN;
        private Instant until = Instant.MIN;

        @Override
        public HttpAnswer send(ApiRequest request, String token, byte[] body) throws IOException {
            watch();
            HttpAnswer answer = direct.send(request, token, body);
            try {
                time.sleep(ROUND_TRIP);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (answer.status() == 429) {
                met.incrementAndGet();
                pause(RetryDelay.parse(answer.retryAfter(), time.now()));
            }
            return answer;
        }

        private synchronized void watch() {
            Instant now = time.steady();
            if (now.isAfter(since) && now.isBefore(until)) {
                broken.incrementAndGet();
            }
        }

        private synchronized void pause(Duration asked) {
            Instant now = time.steady();
            Instant end = now.plus(asked == null ? LEAST : asked);
            since = now.isBefore(until) ? since : now;
            until = end.isAfter(until) ? end : until;
        }

        @Override
        public void close() throws IOException {
            direct.close();
        }
    }
}
