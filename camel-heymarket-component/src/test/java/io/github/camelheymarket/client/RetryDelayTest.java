package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a retry waits. */
class RetryDelayTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final RetryDelay delay = new RetryDelay(LONGEST, new Random(7));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 32", "7, 60", "8, 60", "60, 60"})
    void doublesFromOneSecondToTheLongestLessUpToAQuarter(int retry, int seconds) {
        for (int i = 0; i < 500; i++) {
            assertThat(delay.before(retry, null, NOW))
                    .isBetween(Duration.ofMillis(seconds * 750L), Duration.ofSeconds(seconds));
        }
    }

    @Test
    void isNotTheSameForThoseWhoFailedTogether() {
        assertThat(delay.before(3, null, NOW)).isNotEqualTo(delay.before(3, null, NOW));
    }

    @Test
    void isWhatRetryAfterSaysInSeconds() {
        assertThat(delay.before(1, " 17 ", NOW)).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void isWhatRetryAfterSaysAsADate() {
        assertThat(delay.before(1, "Mon, 23 Nov 2026 09:30:42 GMT", NOW)).isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void isNothingWhenRetryAfterSaysZero() {
        assertThat(delay.before(1, "0", NOW)).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "99999999999999999999", "Mon, 23 Nov 2026 19:30:42 GMT"})
    void isNeverLongerThanTheLongestWhateverRetryAfterSays(String retryAfter) {
        assertThat(delay.before(1, retryAfter, NOW)).isEqualTo(LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "Mon, 23 Nov 2026", "Mon, 23 Nov 2026 09:29:59 GMT"})
    void isOurOwnWhenRetryAfterIsNonsenseOrPast(String retryAfter) {
        assertThat(delay.before(1, retryAfter, NOW)).isBetween(Duration.ofMillis(750), Duration.ofSeconds(1));
    }

    @Test
    void aVeryLongTimeIsAYear() {
        assertThat(RetryDelay.parse("999999999", Instant.EPOCH)).isEqualTo(Duration.ofSeconds(999_999_999));
        assertThat(RetryDelay.parse("1000000000", Instant.EPOCH)).isEqualTo(Duration.ofDays(365));
    }
}
