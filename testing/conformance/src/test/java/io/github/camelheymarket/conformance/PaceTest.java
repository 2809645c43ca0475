package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit keeps its pace, with kit and sandbox on one clock that waiting puts forward. */
class PaceTest {

    @TempDir
    Path folder;

    private final Clock clock = new Clock();

    @ParameterizedTest
    @ValueSource(ints = {30, 200, 400})
    void noMinuteHasMoreRequestsThanAskedFor(int perMinute) {
        try (HeymarketSandbox sandbox = start(perMinute, "NONE")) {
            Kit kit = run(sandbox, "--requests-per-minute", Integer.toString(perMinute));

            assertThat(kit.err()).isEmpty();
            assertThat(sandbox.rateLimited()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "SECONDS", "HTTP_DATE"})
    void whoMeetsA429WaitsAndShowsWhatItSays(String retryAfter) {
        try (HeymarketSandbox sandbox = start(40, retryAfter)) {
            Kit kit = run(sandbox);

            assertThat(kit.err()).isEmpty();
            assertThat(sandbox.rateLimited()).isPositive();
            assertThat(kit.reading(Switch.RETRY_AFTER)).isEqualTo(retryAfter);
            assertThat(kit.reading(Switch.PUT_BLANKS)).isEqualTo("NO");
            assertThat(sandbox.contacts()).isEmpty();
        }
    }

    @Test
    void without429RetryAfterIsNotAsked() {
        try (HeymarketSandbox sandbox = start(0, "SECONDS")) {
            assertThat(run(sandbox).state(Switch.RETRY_AFTER)).isEqualTo("not_asked");
        }
    }

    private HeymarketSandbox start(int perMinute, String retryAfter) {
        return HeymarketSandbox.builder()
                .profile(Profile.KIND)
                .set(Switch.RETRY_AFTER, retryAfter)
                .requestsPerMinute(perMinute)
                .clock(clock)
                .start();
    }

    private Kit run(HeymarketSandbox sandbox, String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(new String[] {"--write", "--phones", Kit.PHONES, "--out", folder.toString()}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Kit.run(Kit.environment(sandbox), clock, clock::forward, args);
    }

    /** Goes a millisecond with each look, as a clock does while something is done. */
    private static final class Clock implements InstantSource {
        private Instant now = Instant.parse("2026-05-04T10:00:00Z");

        @Override
        public synchronized Instant instant() {
            now = now.plusMillis(1);
            return now;
        }

        synchronized void forward(Duration duration) {
            now = now.plus(duration);
        }
    }
}
