package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The request limit, on a clock that the test moves. */
class RateLimitTest {
    private static final Instant START = Instant.parse("2026-05-02T09:00:00Z");
    private static final AtomicReference<Instant> CLOCK = new AtomicReference<>(START);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.clock(CLOCK::get).requestsPerMinute(2));

    private HeymarketSandbox sandbox;
    private Api api;

    @BeforeEach
    void connect() {
        CLOCK.set(START);
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
    }

    @Test
    void whatIsOverTheLimitIsA429() {
        assertThat(status()).isEqualTo(200);
        assertThat(status()).isEqualTo(200);
        assertThat(status()).isEqualTo(429);
        assertThat(sandbox.rateLimited()).isEqualTo(1);
    }

    @Test
    void aPlaceIsFreeSixtySecondsAfterItWasTaken() {
        status();
        move(30);
        status();
        move(29);
        assertThat(status()).isEqualTo(429);
        move(1);
        assertThat(status()).isEqualTo(200);
        assertThat(status()).isEqualTo(429);
        move(30);
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void aRefusedRequestTakesNoPlaceAndChangesNothing() {
        status();
        status();
        Api.Answer refused = api.post("/v1/contact", "{'phone':'12025550143'}");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void retryAfterShowsTheSecondsUntilAPlaceIsFree() {
        sandbox.set(Switch.RETRY_AFTER, "SECONDS");
        status();
        move(20);
        status();

        assertThat(api.get("/v1/team").header("Retry-After")).isEqualTo("40");
    }

    @Test
    void retryAfterCanBeADate() {
        sandbox.set(Switch.RETRY_AFTER, "HTTP_DATE");
        sandbox.set(Switch.CLOCK_BEHIND, 0);
        status();
        status();

        assertThat(api.get("/v1/team").header("Retry-After")).isEqualTo("Sat, 02 May 2026 09:01:00 GMT");
    }

    @Test
    void aRefusedCredentialTakesNoPlace() {
        for (int i = 0; i < 5; i++) {
            api.call("GET", "/v1/team", null, r -> r.setHeader("Authorization", "Bearer no"));
        }

        assertThat(status()).isEqualTo(200);
    }

    private int status() {
        return api.get("/v1/team").status();
    }

    private static void move(int seconds) {
        CLOCK.updateAndGet(now -> now.plus(Duration.ofSeconds(seconds)));
    }
}
